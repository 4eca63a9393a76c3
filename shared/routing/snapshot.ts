import type { ConfigurationIndex } from '#shared/configuration/configuration-index.ts'
import type { Advisor } from '#shared/configuration/schema.ts'
import type { Inquiry } from '#shared/inquiry/inquiry.ts'
import type { InquiryStore } from '#shared/inquiry/inquiry-store.ts'
import type { Instant } from '#shared/instant.ts'
import type { Roster } from '#shared/roster/advisor-load.ts'
import { candidateOf } from './candidate.ts'
import type { RoutingSnapshot } from './decision.ts'
import { decisionRules, routedInquiry } from './routed-inquiry.ts'

export interface SnapshotDeps {
  readonly inquiries: Pick<InquiryStore, 'list'>
  readonly roster: Pick<Roster, 'loads'>
}

/** Earlier matters of a customer in which it is looked for who dealt with them. */
const EARLIER_MATTERS = 4

/** What a decision about this inquiry depends on, now: the desk's advisors, or `only` one, with their load and presence. */
export async function takeSnapshot(
  deps: SnapshotDeps,
  inquiry: Inquiry,
  index: ConfigurationIndex,
  now: Instant,
  only?: Advisor,
): Promise<RoutingSnapshot> {
  const advisors = only === undefined ? index.advisorsOf(inquiry.desk) : [only]
  const [loads, knownTo] = await Promise.all([
    deps.roster.loads(advisors.map(({ id }) => id)),
    lastDealtWith(deps, inquiry),
  ])
  return {
    at: now,
    configVersion: index.version,
    inquiry: routedInquiry(inquiry, index, knownTo),
    rules: decisionRules(inquiry, index, now),
    candidates: advisors.flatMap((advisor, position) => {
      const load = loads[position]
      return load === undefined ? [] : [candidateOf(advisor, load, inquiry.desk, index, now)]
    }),
  }
}

/** Who last dealt with another matter of the customer. Eventually consistent, which is good enough for a preference. */
async function lastDealtWith({ inquiries }: SnapshotDeps, inquiry: Inquiry): Promise<string | undefined> {
  const { customerId } = inquiry.customer
  if (customerId === undefined) return undefined
  const { items } = await inquiries.list({ view: 'customer', customerId }, { limit: EARLIER_MATTERS })
  return items.find((other) => other.inquiryId !== inquiry.inquiryId && other.advisorId !== undefined)?.advisorId
}
