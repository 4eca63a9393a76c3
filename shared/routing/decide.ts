import type { Candidate, RoutingDecision, RoutingSnapshot, Verdict } from './decision.ts'
import { PREFERENCES } from './decision.ts'
import { judge } from './judge.ts'

/**
 * Who gets the inquiry: a pure function of the snapshot, so that a stored decision can be replayed and explained. Hard
 * rules first, then who breaks the fewest relaxed ones, then the best preference, what the customer values, the least
 * share of capacity in use, who was given least today, who has been without new work for longest, and the id, so that
 * the order of candidates never matters.
 */
export function decide(snapshot: RoutingSnapshot): RoutingDecision {
  const { candidates, inquiry, rules } = snapshot
  const verdicts: Verdict[] = []
  let best: Judged | undefined
  for (const candidate of candidates) {
    const verdict = judge(candidate, inquiry, rules)
    verdicts.push(verdict)
    if (verdict.against.length > 0) continue
    const judged = { candidate, verdict }
    if (best === undefined || byMerit(judged, best) < 0) best = judged
  }
  verdicts.sort((a, b) => (a.advisorId < b.advisorId ? -1 : 1))
  return best === undefined
    ? { reason: 'nobody-eligible', verdicts }
    : { advisorId: best.verdict.advisorId, reason: best.verdict.preference, verdicts }
}

interface Judged {
  readonly candidate: Candidate
  readonly verdict: Verdict
}

function byMerit({ candidate: a, verdict: v }: Judged, { candidate: b, verdict: w }: Judged): number {
  return (
    v.relaxed.length - w.relaxed.length ||
    PREFERENCES.indexOf(v.preference) - PREFERENCES.indexOf(w.preference) ||
    v.rank - w.rank ||
    w.fit - v.fit ||
    v.load - w.load ||
    v.today - w.today ||
    a.lastAssignedAt - b.lastAssignedAt ||
    (a.advisorId < b.advisorId ? -1 : 1)
  )
}
