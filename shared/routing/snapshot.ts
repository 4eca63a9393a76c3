import type { ConfigurationIndex } from '#shared/configuration/configuration-index.ts'
import type { Advisor } from '#shared/configuration/schema.ts'
import type { Inquiry } from '#shared/inquiry/inquiry.ts'
import type { InquiryStore } from '#shared/inquiry/inquiry-store.ts'
import type { Instant } from '#shared/instant.ts'
import type { Roster } from '#shared/roster/advisor-load.ts'
import { candidateOf } from './candidate.ts'
import { decide } from './decide.ts'
import type { Candidate, RoutingDecision, RoutingSnapshot } from './decision.ts'
import { portionsOf } from './look-at.ts'
import { decisionRules, routedInquiry } from './routed-inquiry.ts'

export interface SnapshotDeps {
  readonly inquiries: Pick<InquiryStore, 'list'>
  readonly roster: Pick<Roster, 'loads' | 'standing'>
}

/** Earlier matters of a customer in which it is looked for who dealt with them. */
const EARLIER_MATTERS = 4

interface Decided {
  readonly decision: RoutingDecision
  readonly snapshot: RoutingSnapshot
}

/**
 * Decides about this inquiry now, among as few people as will do; see portionsOf. `also` is looked at in any case.
 * Reads, whatever the size of the desk: a customer's last matters, one page of standings and the load of at most 26
 * people; 24 people and nine pages more where nobody of these can take it.
 */
export async function decideNow(
  deps: SnapshotDeps,
  inquiry: Inquiry,
  index: ConfigurationIndex,
  now: Instant,
  also?: string,
): Promise<Decided> {
  const asked = askedOf(inquiry, index, now, await lastDealtWith(deps, inquiry))
  const candidates: Candidate[] = []
  const size = index.advisorsOf(inquiry.desk).length
  let decided = decidedAmong(asked, candidates, size)
  for await (const portion of portionsOf(deps.roster, index, { ...asked, ...(also === undefined ? {} : { also }) })) {
    candidates.push(...(await candidatesOf(deps, portion, inquiry.desk, index, now)))
    decided = decidedAmong(asked, candidates, size)
    if (decided.decision.advisorId !== undefined) break
  }
  return decided
}

/** What a decision about this inquiry depends on where only this advisor is asked. */
export async function takeSnapshot(
  deps: SnapshotDeps,
  inquiry: Inquiry,
  index: ConfigurationIndex,
  now: Instant,
  only: Advisor,
): Promise<RoutingSnapshot> {
  const candidates = await candidatesOf(deps, [only], inquiry.desk, index, now)
  return { ...askedOf(inquiry, index, now, undefined), candidates }
}

function decidedAmong(asked: Omit<RoutingSnapshot, 'candidates'>, looked: readonly Candidate[], size: number): Decided {
  const candidates = [...looked]
  const snapshot = { ...asked, candidates, ...(candidates.length < size ? { atDesk: size } : {}) }
  return { decision: decide(snapshot), snapshot }
}

const askedOf = (inquiry: Inquiry, index: ConfigurationIndex, at: Instant, knownTo: string | undefined) => ({
  at,
  configVersion: index.version,
  inquiry: routedInquiry(inquiry, index, knownTo),
  rules: decisionRules(inquiry, index, at),
})

async function candidatesOf(
  { roster }: SnapshotDeps,
  advisors: readonly Advisor[],
  desk: string,
  index: ConfigurationIndex,
  now: Instant,
): Promise<readonly Candidate[]> {
  if (advisors.length === 0) return []
  const loads = await roster.loads(advisors.map(({ id }) => id))
  return advisors.flatMap((advisor, position) => {
    const load = loads[position]
    return load === undefined ? [] : [candidateOf(advisor, load, desk, index, now)]
  })
}

/** Who last dealt with another matter of the customer. Eventually consistent, which is good enough for a preference. */
async function lastDealtWith({ inquiries }: SnapshotDeps, inquiry: Inquiry): Promise<string | undefined> {
  const { customerId } = inquiry.customer
  if (customerId === undefined) return undefined
  const { items } = await inquiries.list({ view: 'customer', customerId }, { limit: EARLIER_MATTERS })
  return items.find((other) => other.inquiryId !== inquiry.inquiryId && other.advisorId !== undefined)?.advisorId
}
