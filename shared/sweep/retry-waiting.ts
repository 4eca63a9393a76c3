import type { ConfigurationIndex } from '#shared/configuration/configuration-index.ts'
import type { Inquiry } from '#shared/inquiry/inquiry.ts'
import type { Instant } from '#shared/instant.ts'
import type { RoutingRequest } from '#shared/queue/queue.ts'
import { candidateOf } from '#shared/routing/candidate.ts'
import { decide } from '#shared/routing/decide.ts'
import type { Candidate } from '#shared/routing/decision.ts'
import { decisionRules, routedInquiry } from '#shared/routing/routed-inquiry.ts'
import type { StaffMember } from './staff.ts'
import type { SweepDeps } from './sweep.ts'

/** Inquiries a page, and pages of a desk: 1,000 are looked through where the first ones are for others. */
const PAGE = 100
const PAGES = 10

/**
 * Waiting work is tried again where somebody is free for it: a shift may have begun, somebody may have come back, a rule
 * may have fallen. Only what one of them may answer and has room for, so that work for which nobody is there cannot hide
 * the rest; routing is told for whom. Returns how many inquiries were handed to routing.
 */
export async function retryWaiting(
  deps: SweepDeps,
  index: ConfigurationIndex,
  staff: readonly StaffMember[],
): Promise<number> {
  const now = deps.clock()
  const free = staff.filter(
    ({ advisor, load, presence }) => presence === 'available' && load.openWeight < advisor.capacity,
  )
  const given = new Map<string, number>()
  let retried = 0
  for (const desk of new Set(free.flatMap(({ advisor }) => advisor.desks))) {
    const candidates = free
      .filter(({ advisor }) => advisor.desks.includes(desk))
      .map(({ advisor, load }) => candidateOf(advisor, load, desk, index, now))
      .map((one) => ({ ...one, openWeight: one.openWeight + (given.get(one.advisorId) ?? 0) }))
    retried += await retryAt(deps, index, desk, candidates, given)
  }
  return retried
}

async function retryAt(
  deps: SweepDeps,
  index: ConfigurationIndex,
  desk: string,
  free: readonly Candidate[],
  given: Map<string, number>,
): Promise<number> {
  let candidates = free
  let retried = 0
  let cursor: string | undefined
  for (let page = 0; page < PAGES && candidates.length > 0; page += 1) {
    const waiting = await deps.inquiries.list(
      { view: 'waiting', desk },
      { limit: PAGE, ...(cursor === undefined ? {} : { cursor }) },
    )
    const requests: RoutingRequest[] = []
    for (const inquiry of waiting.items) {
      const chosen = chosenFor(inquiry, candidates, index, deps.clock())
      if (chosen === undefined) continue
      requests.push({ inquiryId: inquiry.inquiryId, lookAt: chosen.advisorId })
      given.set(chosen.advisorId, (given.get(chosen.advisorId) ?? 0) + chosen.weight)
      candidates = candidates.map((one) =>
        one.advisorId === chosen.advisorId ? { ...one, openWeight: one.openWeight + chosen.weight } : one,
      )
    }
    await Promise.all(requests.map((request) => deps.queues.routing.send(request)))
    retried += requests.length
    candidates = candidates.filter(({ openWeight, capacity }) => openWeight < capacity)
    cursor = waiting.cursor
    if (cursor === undefined) break
  }
  return retried
}

/** Who would get it now, of those who are free with what they were chosen for before. */
function chosenFor(
  inquiry: Inquiry,
  candidates: readonly Candidate[],
  index: ConfigurationIndex,
  at: Instant,
): { readonly advisorId: string; readonly weight: number } | undefined {
  const asked = routedInquiry(inquiry, index, undefined)
  const rules = decisionRules(inquiry, index, at)
  const { advisorId } = decide({ at, configVersion: index.version, inquiry: asked, rules, candidates })
  return advisorId === undefined ? undefined : { advisorId, weight: asked.weight }
}
