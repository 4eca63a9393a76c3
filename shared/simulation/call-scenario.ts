import { DAY, MINUTE } from '#shared/instant.ts'
import type { RecordedCall } from './call-record.ts'
import type { Agent } from './call-staff.ts'

/** Golden ratio: its multiples spread evenly over [0, 1), so shares come out exact without chance. */
const spread = (index: number): number => (index * 0.618_033_988_749_895) % 1

/** A repeated call arrives up to half of this earlier or later than the one that it repeats. */
const JITTER = 30 * MINUTE

/**
 * The record with `factor` times as many calls, by arrival: each is taken `floor(factor)` times and a spread share of
 * them once more. Repeated calls come from other customers, who return as the first ones do. Pure.
 */
export function scaleLoad(calls: readonly RecordedCall[], factor: number): readonly RecordedCall[] {
  if (factor === 1) return calls
  return calls
    .flatMap((call, index) => {
      const copies = Math.floor(factor) + (spread(index) < factor % 1 ? 1 : 0)
      return Array.from({ length: copies }, (_, copy) => (copy === 0 ? call : repeated(call, copy)))
    })
    .sort((a, b) => a.arrivedAt - b.arrivedAt)
    .map((call, callId) => ({ ...call, callId }))
}

function repeated(call: RecordedCall, copy: number): RecordedCall {
  const shift = Math.round((spread(call.callId + copy) - 0.5) * JITTER)
  const arrivedAt = call.arrivedAt + shift
  return { ...call, arrivedAt, ...(call.customer === undefined ? {} : { customer: `${call.customer}+${copy}` }) }
}

/** The staff with a share of their days of duty left out, spread over agents and days. Pure. */
export function withoutAbsent(staff: readonly Agent[], share: number): readonly Agent[] {
  let index = 0
  return staff.map((agent) => {
    const absent = new Map<number, boolean>()
    const duties = agent.duties.filter(({ from }) => {
      const day = Math.floor(from / DAY)
      const known = absent.get(day)
      if (known !== undefined) return !known
      index += 1
      const isAbsent = spread(index) < share
      absent.set(day, isAbsent)
      return !isAbsent
    })
    return { ...agent, duties }
  })
}
