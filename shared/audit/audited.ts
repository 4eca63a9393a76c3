import type { Clock, Instant, NewId } from '#shared/instant.ts'
import type { AuditEntry, AuditLog, AuditOutcome } from './audit-log.ts'

export interface AuditedDeps {
  readonly audit: Pick<AuditLog, 'record' | 'conclude'>
  readonly newId: NewId
  readonly clock: Clock
  /** How long entries are kept, in years. */
  readonly years: () => Promise<number>
  /** The deed stands although what came of it could not be noted; the entry then says that nobody knows. */
  readonly onUnconcluded: (error: unknown) => void
}

/**
 * Notes who is about to do what, does it, and notes what came of it. Without the first note nothing is done.
 * `endOf` says what an error means; it is thrown on in any case.
 */
export async function audited<T>(
  deps: AuditedDeps,
  who: Omit<AuditEntry, 'entryId' | 'at' | 'expiresAt'>,
  act: () => Promise<T>,
  ends: { readonly done: (value: T) => AuditOutcome; readonly thrown: (error: unknown) => AuditOutcome },
): Promise<T> {
  const at = deps.clock()
  const entry = { ...who, entryId: deps.newId(), at, expiresAt: yearsAfter(at, await deps.years()) }
  await deps.audit.record(entry)
  const conclude = (outcome: AuditOutcome): Promise<void> =>
    deps.audit.conclude(entry, outcome).catch(deps.onUnconcluded)
  try {
    const value = await act()
    await conclude(ends.done(value))
    return value
  } catch (error) {
    await conclude(ends.thrown(error))
    throw error
  }
}

/** The same day and time so many years later. */
function yearsAfter(at: Instant, years: number): Instant {
  const date = new Date(at)
  date.setUTCFullYear(date.getUTCFullYear() + years)
  return date.getTime()
}
