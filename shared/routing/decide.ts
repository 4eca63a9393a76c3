import type { Candidate, Preference, RoutingDecision, RoutingRule, RoutingSnapshot, Verdict } from './decision.ts'
import { PREFERENCES } from './decision.ts'

/**
 * Who gets the inquiry: a pure function of the snapshot, so that a stored decision can be replayed and explained.
 * Hard rules first (desk, language, presence, capacity), then the best preference, then the least share of capacity
 * in use, then who has been without new work for longest, then the id, so that the order of candidates never matters.
 */
export function decide(snapshot: RoutingSnapshot): RoutingDecision {
  const judged = snapshot.candidates.map((candidate) => ({ candidate, verdict: judge(candidate, snapshot) }))
  const eligible = judged.filter(({ verdict }) => verdict.against.length === 0).sort(byMerit)
  const verdicts = judged.map(({ verdict }) => verdict).sort((a, b) => (a.advisorId < b.advisorId ? -1 : 1))
  const best = eligible[0]
  return best === undefined
    ? { reason: 'nobody-eligible', verdicts }
    : { advisorId: best.candidate.advisorId, reason: best.verdict.preference, verdicts }
}

interface Judged {
  readonly candidate: Candidate
  readonly verdict: Verdict
}

function byMerit(a: Judged, b: Judged): number {
  return (
    PREFERENCES.indexOf(a.verdict.preference) - PREFERENCES.indexOf(b.verdict.preference) ||
    a.verdict.load - b.verdict.load ||
    a.candidate.lastAssignedAt - b.candidate.lastAssignedAt ||
    (a.candidate.advisorId < b.candidate.advisorId ? -1 : 1)
  )
}

function judge(candidate: Candidate, { inquiry }: RoutingSnapshot): Verdict {
  const against: RoutingRule[] = []
  if (!candidate.desks.includes(inquiry.desk)) against.push('desk')
  if (!candidate.languages.includes(inquiry.language)) against.push('language')
  if (candidate.presence !== 'available') against.push('presence')
  if (candidate.openWeight + inquiry.weight > candidate.capacity) against.push('capacity')
  return {
    advisorId: candidate.advisorId,
    against,
    preference: preferenceOf(candidate.advisorId, inquiry),
    load: candidate.openWeight / candidate.capacity,
  }
}

function preferenceOf(advisorId: string, inquiry: RoutingSnapshot['inquiry']): Preference {
  if (advisorId === inquiry.lastAdvisorId) return 'dealt-with-it'
  if (advisorId === inquiry.ownAdvisorId) return 'own-advisor'
  return inquiry.deputyIds.includes(advisorId) ? 'deputy' : 'least-loaded'
}
