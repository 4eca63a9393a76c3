import type { Candidate, DecisionRules, Preference, RoutedInquiry, RoutingRule, Verdict } from './decision.ts'

/** What the rules say of one candidate for one inquiry. Pure. */
export function judge(candidate: Candidate, inquiry: RoutedInquiry, rules: DecisionRules): Verdict {
  const { preference, rank } = preferenceOf(candidate.advisorId, inquiry)
  const broken = brokenRules(candidate, inquiry, rules, preference)
  return {
    advisorId: candidate.advisorId,
    against: broken.filter((rule) => !rules.relaxed.includes(rule)),
    relaxed: broken.filter((rule) => rules.relaxed.includes(rule)),
    preference,
    rank,
    fit: fitOf(candidate, inquiry),
    load: loadShare(candidate, rules),
    today: candidate.givenToday / candidate.capacity,
  }
}

/** Share of capacity in use, with what counts as taken of whoever only helps out at the desk. Pure. */
export const loadShare = (
  { openWeight, capacity, focus }: Pick<Candidate, 'openWeight' | 'capacity' | 'focus'>,
  { helpingOut }: Pick<DecisionRules, 'helpingOut'>,
): number => openWeight / capacity + helpingOut * (1 - focus)

/** What the configuration says of somebody; nothing has to be read to judge it. */
interface Skills extends Pick<Candidate, 'desks' | 'languages' | 'licences'> {
  readonly segments?: Candidate['segments'] | undefined
}

/** Rules that speak against somebody whatever they do at the moment. Pure. */
export function unfit(advisorId: string, skills: Skills, inquiry: RoutedInquiry): RoutingRule[] {
  const broken: RoutingRule[] = []
  if (inquiry.conflictAdvisorIds.includes(advisorId)) broken.push('conflict')
  if (!skills.desks.includes(inquiry.desk)) broken.push('desk')
  if (!inquiry.licences.every((licence) => skills.licences.includes(licence))) broken.push('licence')
  if (!skills.languages.includes(inquiry.language)) broken.push('language')
  if (inquiry.segment !== undefined && skills.segments?.includes(inquiry.segment) === false) broken.push('segment')
  return broken
}

function brokenRules(
  candidate: Candidate,
  inquiry: RoutedInquiry,
  rules: DecisionRules,
  preference: Preference,
): readonly RoutingRule[] {
  const broken = unfit(candidate.advisorId, candidate, inquiry)
  if (candidate.presence !== 'available') broken.push(candidate.absent ? 'absence' : 'presence')
  const after = candidate.openWeight + inquiry.weight
  if (after > candidate.capacity) broken.push('capacity')
  else if (!mayUseReserve(inquiry, preference) && after > candidate.capacity - reserveOf(candidate, rules))
    broken.push('reserve')
  return broken
}

/** A flood of others must not shut out urgent matters, or customers from whom they know. */
const mayUseReserve = ({ urgent }: RoutedInquiry, preference: Preference): boolean =>
  urgent || preference === 'dealt-with-it' || preference === 'own-advisor'

/** Capacity that is kept for own customers and urgent matters. Pure. */
export const reserveOf = (
  { capacity }: Pick<Candidate, 'capacity'>,
  { reserve }: Pick<DecisionRules, 'reserve'>,
): number => Math.floor(capacity * reserve)

function preferenceOf(
  advisorId: string,
  inquiry: RoutedInquiry,
): { readonly preference: Preference; readonly rank: number } {
  if (advisorId === inquiry.lastAdvisorId) return { preference: 'dealt-with-it', rank: 0 }
  if (advisorId === inquiry.ownAdvisorId) return { preference: 'own-advisor', rank: 0 }
  const rank = inquiry.deputyIds.indexOf(advisorId)
  if (rank >= 0) return { preference: 'deputy', rank }
  return { preference: advisorId === inquiry.knownToAdvisorId ? 'knows-customer' : 'least-loaded', rank: 0 }
}

/** What the customer values most counts more than all that comes after it. */
const fitOf = ({ strengths }: Candidate, { values }: RoutedInquiry): number =>
  values.reduce((fit, value, place) => (strengths.includes(value) ? fit + 2 ** (values.length - 1 - place) : fit), 0)
