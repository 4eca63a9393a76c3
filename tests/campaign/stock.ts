import { z } from 'zod'
import type { Accepted } from '#tests/support/load.ts'
import { type Outside, pause, type SentMail, type Totals } from '#tests/support/outside.ts'

/** What is there once the system has come to rest, seen from outside. */
export interface Stock {
  /** Senders whose message was accepted. */
  readonly accepted: number
  /** Of those, without an acknowledgement. */
  readonly unacknowledged: number
  /** Of those, not on any advisor's or desk's list as assigned or waiting with a promise. */
  readonly unplaced: number
  /** Senders with more than one acknowledgement. */
  readonly twice: number
  readonly totals: Totals
  /** received = inquiries + merged + suppressed + failed + in flight. */
  readonly addsUp: boolean
  readonly deadLetters: number
  /** Messages still in queues when patience ended. */
  readonly queued: number
  /** Seconds from the last answer until nothing was in flight. */
  readonly restAfter: number
}

const queuesSchema = z.object({
  items: z.array(z.object({ depth: z.number(), inFlight: z.number(), deadLetters: z.number() })),
})
const pageSchema = z.object({
  items: z.array(z.object({ inquiryId: z.string(), status: z.string(), promise: z.unknown().optional() })),
  cursor: z.string().optional(),
})

/** Waits until nothing is in flight any more, at most `patienceMs`, and then counts. */
export async function takeStock(
  outside: Outside,
  accepted: readonly Accepted[],
  patienceMs: number,
): Promise<Stock & { readonly acknowledgements: readonly SentMail[] }> {
  const started = performance.now()
  const { operators } = await outside.people()
  const token = await outside.token(operators[0]?.sub ?? '')
  const look = async () => ({ totals: await outside.totals(token), queues: await queuesOf(outside, token) })
  let seen = await look()
  while ((seen.totals.inFlight > 0 || seen.queues.queued > 0) && performance.now() < started + patienceMs) {
    await pause(500)
    seen = await look()
  }
  const { totals, queues } = seen
  const restAfter = (performance.now() - started) / 1_000
  const addresses = new Set(accepted.map(({ address }) => address))
  const acknowledgements = (await outside.outbox('?limit=10000')).filter(
    ({ to, headers }) => headers['auto-submitted'] === 'auto-replied' && addresses.has(to),
  )
  const bySender = Map.groupBy(acknowledgements, ({ to }) => to)
  const placed = await placedInquiries(outside)
  const isPlaced = (address: string) =>
    (bySender.get(address) ?? []).some(({ inquiryId }) => placed.has(inquiryId ?? ''))
  return {
    accepted: addresses.size,
    unacknowledged: [...addresses].filter((address) => !bySender.has(address)).length,
    unplaced: [...addresses].filter((address) => !isPlaced(address)).length,
    twice: [...bySender.values()].filter((mails) => mails.length > 1).length,
    totals,
    addsUp: totals.received === totals.inquiries + totals.merged + totals.suppressed + totals.failed + totals.inFlight,
    ...queues,
    restAfter,
    acknowledgements,
  }
}

async function queuesOf(outside: Outside, token: string) {
  const { json } = await outside.json('GET', '/v1/operations/queues', { token })
  const { items } = queuesSchema.parse(json)
  const sum = (count: (queue: (typeof items)[number]) => number) =>
    items.reduce((total, queue) => total + count(queue), 0)
  return { queued: sum((queue) => queue.depth + queue.inFlight), deadLetters: sum((queue) => queue.deadLetters) }
}

/** Inquiries that somebody has or a desk holds, with a promise: on the advisors' own lists and those of their desks. */
async function placedInquiries(outside: Outside): Promise<ReadonlySet<string>> {
  const placed = new Set<string>()
  for (const { sub } of (await outside.people()).advisors) {
    const token = await outside.token(sub)
    for (const view of ['mine', 'waiting']) {
      let cursor: string | undefined
      do {
        const more = cursor === undefined ? '' : `&cursor=${encodeURIComponent(cursor)}`
        const { json } = await outside.json('GET', `/v1/advisor/inquiries?view=${view}&limit=100${more}`, { token })
        const page = pageSchema.parse(json)
        for (const { inquiryId, status, promise } of page.items)
          if (['waiting', 'assigned'].includes(status) && promise !== undefined) placed.add(inquiryId)
        cursor = page.cursor
      } while (cursor !== undefined)
    }
  }
  return placed
}
