import type { Prices } from '#shared/configuration/price-rules.ts'
import { CHANNELS, type Channel } from '#shared/inquiry/inquiry.ts'
import { keyOf } from '#shared/reaction-times/grouping.ts'
import type { HourCell } from '#shared/reaction-times/reaction-times.ts'
import { count } from '#shared/reaction-times/sketch.ts'
import { SERVICES, type Service, USAGE } from './usage.ts'

/** One local day: acknowledged inquiries by channel, and what they cost by service in USD. */
export interface DayCost {
  readonly day: string
  readonly inquiries: Readonly<Record<Channel, number>>
  readonly services: Readonly<Record<Service, number>>
  readonly cost: number
  /** null on a day without any. */
  readonly perInquiry: number | null
}

/**
 * What the inquiries of each day cost by the piece: how many were acknowledged by channel, times what the bench measured
 * of one, times list prices. An estimate: without what is paid for by time, by size or for those who look. Pure.
 * @param zone IANA name: whose days are meant
 */
export function estimateCosts(cells: readonly HourCell[], prices: Prices, zone: string): readonly DayCost[] {
  const days = Map.groupBy(cells, (cell) => keyOf(cell, 'day', zone))
  return [...days.keys()].toSorted().map((day) => dayCost(day, days.get(day) ?? [], prices))
}

function dayCost(day: string, cells: readonly HourCell[], prices: Prices): DayCost {
  const of = (channel: Channel): number =>
    cells.filter((cell) => cell.channel === channel).reduce((sum, { sketches }) => sum + acknowledgedIn(sketches), 0)
  const inquiries = { email: of('email'), web: of('web'), mobile: of('mobile'), social: of('social') }
  const costOf = (service: Service): number =>
    SERVICES[service].reduce(
      (sum, piece) =>
        sum + CHANNELS.reduce((used, channel) => used + inquiries[channel] * USAGE[channel][piece], 0) * prices[piece],
      0,
    ) / 1_000_000
  const services = {
    database: costOf('database'),
    queues: costOf('queues'),
    files: costOf('files'),
    mail: costOf('mail'),
    api: costOf('api'),
  }
  const cost = Object.values(services).reduce((sum, one) => sum + one, 0)
  const all = Object.values(inquiries).reduce((sum, one) => sum + one, 0)
  return { day, inquiries, services, cost, perInquiry: all === 0 ? null : cost / all }
}

/** By the calendar: every acknowledgement is counted by both clocks. */
const acknowledgedIn = ({ acknowledged }: HourCell['sketches']): number =>
  acknowledged === undefined ? 0 : count(acknowledged.calendar)
