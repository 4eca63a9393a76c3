import type { ConfigurationIndex } from '#shared/configuration/configuration-index.ts'
import type { Advisor } from '#shared/configuration/schema.ts'
import { type Instant, MINUTE } from '#shared/instant.ts'
import type { Roster, Standing } from '#shared/roster/advisor-load.ts'
import type { DecisionRules, RoutedInquiry } from './decision.ts'
import { reserveOf, unfit } from './judge.ts'
import { LOOK_AT, roomAt } from './standing.ts'

/** Portions of people looked at until somebody can take it. */
const PORTIONS = 3
/** Standings read at once, and how often: 1,000 places of a desk at most. */
const PAGE = 100
const PAGES = 10

export interface Asked {
  readonly inquiry: RoutedInquiry
  readonly rules: DecisionRules
  readonly at: Instant
  /** Somebody who has become free, and is looked at whatever their standing says. */
  readonly also?: string
}

/**
 * Whom to look at for an inquiry, the first portion first; the next one only where nobody of the former can take it. Of a
 * small desk that is everybody. Of a large one: whoever knows the matter or the customer, and the twelve with the best
 * standing among those who may answer it by the configuration, which costs no reading; where so few may, all of them.
 * Standings may be old or missing: what they leave open is filled with others in turn, so that whoever waits is looked
 * at by everybody in the end.
 */
export async function* portionsOf(
  roster: Pick<Roster, 'standing'>,
  index: ConfigurationIndex,
  { inquiry, rules, at, also }: Asked,
): AsyncGenerator<readonly Advisor[]> {
  const team = index.advisorsOf(inquiry.desk)
  if (team.length <= LOOK_AT) return yield team
  const named = new Set(namedBy(inquiry, also))
  const fitting: Advisor[] = []
  const relaxed: Advisor[] = []
  for (const advisor of team) {
    if (named.has(advisor.id)) continue
    const broken = unfit(advisor.id, advisor, inquiry)
    if (broken.length === 0) fitting.push(advisor)
    else if (broken.every((rule) => rules.relaxed.includes(rule))) relaxed.push(advisor)
  }
  const best = bestOf(roster, inquiry, rules)
  const first = [...(await best(fitting, LOOK_AT))]
  first.push(...(await best(relaxed, LOOK_AT - first.length)))
  const seen = new Set(first)
  const left = inTurn(
    [...fitting, ...relaxed].filter((advisor) => !seen.has(advisor)),
    at,
  )
  for (const advisor of left.slice(0, LOOK_AT - seen.size)) seen.add(advisor)
  yield [...team.filter(({ id }) => named.has(id)), ...seen]
  for (let portion = 2; portion <= PORTIONS; portion += 1) {
    const others = [...fitting, ...relaxed].filter((advisor) => !seen.has(advisor))
    const next = others.length === 0 ? [] : await best(others, LOOK_AT)
    if (next.length === 0) return
    for (const advisor of next) seen.add(advisor)
    yield next
  }
}

const namedBy = ({ ownAdvisorId, lastAdvisorId, knownToAdvisorId, deputyIds }: RoutedInquiry, also?: string) =>
  [ownAdvisorId, lastAdvisorId, knownToAdvisorId, also, ...deputyIds].flatMap((id) => id ?? [])

/** Each minute others come first. */
function inTurn(advisors: readonly Advisor[], at: Instant): readonly Advisor[] {
  const start = (Math.floor(at / MINUTE) * LOOK_AT) % Math.max(1, advisors.length)
  return [...advisors.slice(start), ...advisors.slice(0, start)]
}

/** The best standings of some people; they are read only as far as they are asked for. Where so few are asked for, all of them. */
function bestOf(roster: Pick<Roster, 'standing'>, inquiry: RoutedInquiry, rules: DecisionRules) {
  const { desk, urgent, weight } = inquiry
  const read: Standing[] = []
  let pages = 0
  let ended = false

  async function readOn(): Promise<void> {
    const after = read.at(-1)?.order
    const page = await roster.standing(desk, { limit: PAGE, ...(after === undefined ? {} : { after }) })
    read.push(...page)
    pages += 1
    ended = page.length < PAGE || pages === PAGES
  }
  const hasRoom = (advisor: Advisor, order: string): boolean => {
    const kept = urgent || rules.relaxed.includes('reserve') ? 0 : reserveOf(advisor, rules)
    return roomAt(order) - kept >= weight
  }

  return async (advisors: readonly Advisor[], count: number): Promise<readonly Advisor[]> => {
    if (count <= 0 || advisors.length <= count) return advisors.slice(0, Math.max(0, count))
    const wanted = new Map(advisors.map((advisor) => [advisor.id, advisor]))
    const found: Advisor[] = []
    for (let place = 0; found.length < count; place += 1) {
      if (place === read.length && !ended) await readOn()
      const standing = read[place]
      if (standing === undefined) break
      const advisor = wanted.get(standing.advisorId)
      if (advisor !== undefined && hasRoom(advisor, standing.order)) found.push(advisor)
    }
    return found
  }
}
