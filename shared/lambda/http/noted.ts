import type { AuditOutcome, AuditRole, Deed } from '#shared/audit/audit-log.ts'
import { type AuditedDeps, audited } from '#shared/audit/audited.ts'
import type { ConfigurationIndex } from '#shared/configuration/configuration-index.ts'
import { logFailure } from '../log-failure.ts'
import type { Observability } from '../observability.ts'
import { signedIn } from './caller.ts'
import type { HttpRoute } from './http-handler.ts'
import { refusalOf } from './refusal-of.ts'
import type { HttpResult } from './result.ts'

/** A route that leaves a trace in the audit log; `target` is the path parameter that says to what it is done. */
export type Noted = (deed: Deed, route: HttpRoute, target?: string) => HttpRoute

interface NotingDeps extends Pick<AuditedDeps, 'audit' | 'newId' | 'clock'> {
  /** The institute decides for how long entries are kept. */
  readonly configuration: () => Promise<ConfigurationIndex>
  readonly observability: Observability
}

/** Ids of ours and of core banking; nothing that could be somebody's address or name. */
const ID = /^[\w.:-]{1,128}$/u

/**
 * Makes routes that are noted before they run and, with what came of it, after; what is refused too, because who tried is
 * worth knowing.
 */
export const noting =
  ({ configuration, observability, ...deps }: NotingDeps, role: AuditRole): Noted =>
  (deed, route, target = '') =>
  (request) => {
    const id = request.parameter(target)
    const who = { actor: signedIn(request.caller).subject, role, deed, ...(ID.test(id) ? { target: id } : {}) }
    const years = async () => (await configuration()).institute.auditYears
    const onUnconcluded = (error: unknown) => logFailure(observability, error)
    return audited({ ...deps, years, onUnconcluded }, who, () => route(request), { done: doneAs, thrown: endOf })
  }

const doneAs = ({ cameOfIt }: HttpResult): AuditOutcome => ({
  end: 'done',
  ...(cameOfIt === undefined ? {} : { result: cameOfIt }),
})

function endOf(error: unknown): AuditOutcome {
  const { kind } = refusalOf(error)
  return { end: kind === 'internal-error' || kind === 'unavailable' ? 'failed' : 'refused', result: kind }
}
