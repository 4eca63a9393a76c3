import type { DeskComparison } from '#shared/simulation/week/compare-weeks.ts'
import type { DeskWeek } from '#shared/simulation/week/measure-week.ts'

/** What is shown of a desk, one column each. */
const COLUMNS: readonly (readonly [string, (week: DeskWeek) => string])[] = [
  ['inquiries', ({ inquiries }) => String(inquiries)],
  ['own advisor', ({ ownAdvisor }) => percent(ownAdvisor.rate)],
  ['wait, half', ({ wait }) => minutes(wait.p50)],
  ['wait, 9 in 10', ({ wait }) => minutes(wait.p90)],
  ['promised', ({ promised }) => minutes(promised)],
  ['kept', ({ kept }) => percent(kept.rate)],
  ['busy', ({ busy }) => percent(busy)],
  ['queue', ({ mostWaiting }) => String(mostWaiting)],
  ["nobody's", ({ nobodys }) => String(nobodys.count)],
]

/** A table old → new, a desk a line; where both are the same it stands once. */
export function comparisonTable(desks: readonly DeskComparison[]): string {
  const rows = desks.map(({ desk, before, after }) => [
    desk,
    ...COLUMNS.map(([, show]) => cell(before && show(before), after && show(after))),
  ])
  const lines = [['desk', ...COLUMNS.map(([title]) => title)], ...rows]
  const widths = lines[0]?.map((_, column) => Math.max(...lines.map((line) => line[column]?.length ?? 0))) ?? []
  return lines
    .map(
      (line) =>
        `${line
          .map((text, column) => text.padEnd(widths[column] ?? 0))
          .join('  ')
          .trimEnd()}\n`,
    )
    .join('')
}

const cell = (before = '–', after = '–'): string => (before === after ? after : `${before} → ${after}`)

/** What the table means, in sentences: desks that gain or lose work, are overloaded or hold what nobody may answer. */
export function comparisonWords(desks: readonly DeskComparison[]): string[] {
  return desks.flatMap(({ desk, before, after }) => {
    const [was, is] = [before?.inquiries ?? 0, after?.inquiries ?? 0]
    return [
      ...(was === is ? [] : [`${desk} would get ${is} inquiries instead of ${was}.`]),
      ...(after?.overloaded === true ? [overload(desk, after, before)] : []),
      ...(after !== undefined && after.nobodys.count > 0
        ? [
            `${after.nobodys.count} inquiries of ${desk} would be nobody's: ${after.nobodys.rules.join(', ')} speaks against everybody.`,
          ]
        : []),
    ]
  })
}

function overload(desk: string, after: DeskWeek, before: DeskWeek | undefined): string {
  const already = before?.overloaded === true ? 'is overloaded already' : 'would be overloaded'
  return `${desk} ${already}: its people are busy ${percent(after.busy)} of their time and ${percent(after.kept.rate)} of its promises are kept.`
}

export const percent = (share: number | null): string => (share === null ? '–' : `${Math.round(100 * share)} %`)

/** Business minutes as people read them. */
export function minutes(value: number | null): string {
  if (value === null) return '–'
  // Of a short wait a tenth counts.
  if (value < 10) return `${Math.round(10 * value) / 10} min`
  const whole = Math.round(value)
  return whole < 90 ? `${whole} min` : `${Math.floor(whole / 60)} h ${String(whole % 60).padStart(2, '0')}`
}
