import type { Accepted } from './load.ts'
import type { SentMail } from './outside.ts'
import { quantile } from './quantiles.ts'

/** Milliseconds. */
interface Spread {
  readonly p50: number
  readonly p90: number
  readonly p99: number
  readonly max: number
}
export type LatencyByChannel = Readonly<Record<'all' | Accepted['channel'], Spread>>

/** From the moment that a message left its sender until a mail to them was handed to SES, in ms. */
export function latencies(accepted: readonly Accepted[], mails: readonly SentMail[]): LatencyByChannel {
  const written = new Map(accepted.map((one) => [one.address, one]))
  const all = mails.flatMap(({ to, at }) => {
    const one = written.get(to)
    return one === undefined ? [] : [{ channel: one.channel, ms: Date.parse(at) - one.sentAt }]
  })
  const of = (channel: Accepted['channel']) => spread(all.filter((one) => one.channel === channel))
  return { all: spread(all), web: of('web'), email: of('email') }
}

function spread(all: readonly { readonly ms: number }[]): Spread {
  const values = all.map(({ ms }) => ms)
  const [p50 = 0, p90 = 0, p99 = 0, max = 0] = [0.5, 0.9, 0.99, 1].map((q) => quantile(values, q))
  return { p50, p90, p99, max }
}
