import type { ConfigurationIndex } from '#shared/configuration/configuration-index.ts'
import type { Advisor } from '#shared/configuration/schema.ts'
import { cursorAfter } from '#shared/inquiry/cursor.ts'
import type { Inquiry } from '#shared/inquiry/inquiry.ts'
import type { InquiryStore } from '#shared/inquiry/inquiry-store.ts'
import { firstDue } from '#shared/inquiry/promised.ts'
import { type Instant, MINUTE } from '#shared/instant.ts'
import type { Roster } from '#shared/roster/advisor-load.ts'
import { presenceOf } from '#shared/roster/presence.ts'
import type { Candidate } from './decision.ts'
import { judge, unfit } from './judge.ts'
import { decisionRules, routedInquiry } from './routed-inquiry.ts'
import { dueFor } from './waiting-order.ts'

interface NextDeps {
  readonly inquiries: Pick<InquiryStore, 'list' | 'heads'>
  readonly roster: Pick<Roster, 'loads'>
}

/** Waiting inquiries looked at a desk, of the urgent and of all others each. Bounded: the sweep comes back for the rest. */
const LOOK_AT = 20
/** The list of a desk begins with urgent matters; a flood of them must not hide what has waited for longest. */
const AFTER_URGENT = cursorAfter('1#0000000000000#0')

/** What waits at the advisor's desks and they may answer by the configuration, in the order in which they should get it. */
export async function nextFor(
  deps: NextDeps,
  advisor: Advisor,
  index: ConfigurationIndex,
  now: Instant,
  /** That waits too, and may not stand in the lists yet. */
  ...others: readonly Inquiry[]
): Promise<readonly Inquiry[]> {
  const pages = await Promise.all(advisor.desks.map((desk) => waitingAt(deps, desk)))
  const all = [...new Map([...others, ...pages.flat()].map((inquiry) => [inquiry.inquiryId, inquiry])).values()]
  const waiting = all.filter((inquiry) => mayAnswer(advisor, inquiry, index, now))
  const there = await thereOf(deps, waiting, index, now)
  const { urgentHeadStartMinutes, ownHeadStartMinutes } = index.institute.routing
  const rules = { urgentHeadStart: urgentHeadStartMinutes * MINUTE, ownHeadStart: ownHeadStartMinutes * MINUTE }
  const place = (inquiry: Inquiry) => {
    const knownTo = knownToOf(inquiry)
    const due = firstDue(inquiry)
    const asked = { due, urgent: inquiry.urgent, ...(knownTo === undefined ? {} : { knownTo }) }
    return dueFor(advisor.id, asked, rules, (id) => there.has(id))
  }
  return waiting
    .map((inquiry) => ({ inquiry, due: place(inquiry) }))
    .sort((a, b) => a.due - b.due || (a.inquiry.inquiryId < b.inquiry.inquiryId ? -1 : 1))
    .map(({ inquiry }) => inquiry)
}

/**
 * What else waits, comes first for an advisor and is theirs to take by every rule. Where nothing else waits at their
 * desks, finding that out costs half a read unit a desk.
 */
export async function comesFirst(
  deps: NextDeps,
  candidate: Candidate,
  inquiry: Inquiry,
  index: ConfigurationIndex,
  now: Instant,
): Promise<Inquiry | undefined> {
  const advisor = index.advisor(candidate.advisorId)
  if (advisor === undefined) return undefined
  const heads = await Promise.all(advisor.desks.map((desk) => deps.inquiries.heads({ view: 'waiting', desk }, 2)))
  if (heads.flat().every(({ inquiryId }) => inquiryId === inquiry.inquiryId)) return undefined
  const waiting = await nextFor(deps, advisor, index, now, inquiry)
  const before = waiting.slice(
    0,
    Math.max(
      0,
      waiting.findIndex(({ inquiryId }) => inquiryId === inquiry.inquiryId),
    ),
  )
  return before.find((other) => {
    const asked = routedInquiry(other, index, undefined)
    return judge(candidate, asked, decisionRules(other, index, now)).against.length === 0
  })
}

function mayAnswer(advisor: Advisor, inquiry: Inquiry, index: ConfigurationIndex, now: Instant): boolean {
  const broken = unfit(advisor.id, advisor, routedInquiry(inquiry, index, undefined))
  return broken.length === 0 || broken.every((rule) => decisionRules(inquiry, index, now).relaxed.includes(rule))
}

async function waitingAt({ inquiries }: NextDeps, desk: string): Promise<readonly Inquiry[]> {
  const first = await inquiries.list({ view: 'waiting', desk }, { limit: LOOK_AT })
  if (first.cursor === undefined || first.items.some(({ urgent }) => !urgent)) return first.items
  const others = await inquiries.list({ view: 'waiting', desk }, { limit: LOOK_AT, cursor: AFTER_URGENT })
  return [...first.items, ...others.items]
}

const knownToOf = ({ lastAdvisorId, customer }: Inquiry): string | undefined => lastAdvisorId ?? customer.ownAdvisorId

/** Those who know one of the inquiries and are there. */
async function thereOf(
  { roster }: NextDeps,
  waiting: readonly Inquiry[],
  index: ConfigurationIndex,
  now: Instant,
): Promise<ReadonlySet<string>> {
  const known = [...new Set(waiting.flatMap((inquiry) => knownToOf(inquiry) ?? []))]
    .filter((id) => index.advisor(id) !== undefined)
    .slice(0, 100)
  const loads = known.length === 0 ? [] : await roster.loads(known)
  return new Set(
    loads.filter((load) => presenceOf(load.advisorId, load, index, now) === 'available').map((load) => load.advisorId),
  )
}
