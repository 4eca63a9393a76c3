import type { Configuration } from './schema.ts'

/**
 * The configuration with the imported absences of the one before: files know nothing of them, and whoever is on leave must
 * not be back because a desk opens later. Absences that files write by hand are theirs alone. Pure.
 */
export function withImportedAbsences(draft: Configuration, before: Configuration | undefined): Configuration {
  const imported = new Map(
    (before?.advisors ?? []).map(({ id, absences }) => [id, absences.filter(({ event }) => event !== undefined)]),
  )
  const advisors = draft.advisors.map((advisor) => {
    const known = imported.get(advisor.id) ?? []
    if (known.length === 0) return advisor
    const byHand = advisor.absences.filter(({ event }) => event === undefined)
    return { ...advisor, absences: [...byHand, ...known] }
  })
  return { ...draft, advisors }
}
