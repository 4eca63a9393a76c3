import type { Candidate, RoutedInquiry, RoutingDecision, RoutingRule, Verdict } from './decision.ts'
import { EXPLANATIONS, type ExplanationLanguage, type ExplanationTexts } from './explain-texts.ts'
import type { StoredDecision } from './stored-decision.ts'

/** A stored decision in words. */
export interface Explanation {
  /** Who got it and why, or that nobody could. */
  readonly outcome: string
  /** Each person who was looked at, by id, with why they and why not. */
  readonly people: readonly { readonly advisorId: string; readonly name: string; readonly why: string }[]
}

/** Answers "why me?" and "why not her?" from what was stored. Pure. `nameOf` may not know a former colleague. */
export function explain(
  { decision, snapshot }: StoredDecision,
  language: ExplanationLanguage,
  nameOf: (advisorId: string) => string | undefined,
): Explanation {
  const texts = EXPLANATIONS[language]
  const named = (id: string) => nameOf(id) ?? id
  const candidates = new Map(snapshot?.candidates.map((candidate) => [candidate.advisorId, candidate]))
  const winner = decision.verdicts.find(({ advisorId }) => advisorId === decision.advisorId)
  const outcome = outcomeOf(decision, winner, texts, named)
  const { atDesk } = snapshot ?? {}
  return {
    outcome: atDesk === undefined ? outcome : `${outcome} ${texts.lookedAt(decision.verdicts.length, atDesk)}`,
    people: decision.verdicts.map((verdict) => ({
      advisorId: verdict.advisorId,
      name: named(verdict.advisorId),
      why:
        verdict.against.length > 0
          ? againstOf(verdict, candidates.get(verdict.advisorId), snapshot?.inquiry, texts)
          : verdict === winner
            ? chosenOf(verdict, texts)
            : behindOf(verdict, winner, texts),
    })),
  }
}

function outcomeOf(
  { advisorId, reason }: RoutingDecision,
  winner: Verdict | undefined,
  texts: ExplanationTexts,
  named: (id: string) => string,
): string {
  if (advisorId === undefined || reason === 'nobody-eligible' || winner === undefined) return texts.nobody
  return texts.given(named(advisorId), texts.preferences[reason])
}

const chosenOf = (verdict: Verdict, texts: ExplanationTexts): string =>
  [
    texts.preferences[verdict.preference],
    ...(verdict.fit > 0 ? [texts.fits] : []),
    ...verdict.relaxed.map((rule) => texts.relaxed(texts.rules[rule])),
    texts.load(percent(verdict.load)),
  ].join('; ')

function againstOf(
  { against }: Verdict,
  candidate: Candidate | undefined,
  inquiry: RoutedInquiry | undefined,
  texts: ExplanationTexts,
): string {
  const detail = (rule: RoutingRule): string => {
    if (candidate === undefined || inquiry === undefined) return texts.rules[rule]
    if (rule === 'capacity' || rule === 'reserve')
      return texts.room(texts.rules[rule], candidate.openWeight, candidate.capacity, inquiry.weight)
    return rule === 'language' ? `${texts.rules[rule]} (${inquiry.language})` : texts.rules[rule]
  }
  return against.map(detail).join('; ')
}

/** The first thing, in the order of the decision, in which somebody eligible stood behind whoever got it. */
function behindOf(verdict: Verdict, winner: Verdict | undefined, texts: ExplanationTexts): string {
  if (winner === undefined) return texts.load(percent(verdict.load))
  if (verdict.relaxed.length > winner.relaxed.length)
    return texts.brokenMore(verdict.relaxed.map((rule) => texts.rules[rule]).join(', '))
  if (verdict.preference !== winner.preference) return texts.preferred(texts.preferences[winner.preference])
  if (verdict.rank !== winner.rank) return texts.laterDeputy
  if (verdict.fit !== winner.fit) return texts.fitsLess
  if (verdict.load !== winner.load) return texts.moreLoad(percent(verdict.load), percent(winner.load))
  return verdict.today !== winner.today ? texts.moreToday : texts.sooner
}

const percent = (share: number): number => Math.round(share * 100)
