import { NotDownloadable } from '#shared/attachments/not-downloadable.ts'
import { SubjectTaken } from '#shared/customer/subject-taken.ts'
import { Conflict, KeyReused, Missing, Unavailable } from '#shared/errors.ts'
import { IllegalTransition } from '#shared/inquiry/state-machine.ts'
import { NotLeading } from '#shared/roster/not-leading.ts'
import { Refusal } from './refusal.ts'

/** Seconds after which a caller may try again when a part of the system does not answer. */
const RETRY_AFTER = '5'

const CLOSED = {
  pending: 'The file is still being checked for malware. Please try again in a minute.',
  infected: 'Malware was found in the file. It stays closed.',
  unscannable: 'The file could not be checked for malware, as encrypted files cannot.',
} as const

/** The one place where errors become answers. What it does not know is our fault and says nothing. */
export function refusalOf(error: unknown): Refusal {
  if (error instanceof Refusal) return error
  if (error instanceof Missing) return new Refusal('not-found', 'It does not exist.', { cause: error })
  if (error instanceof NotLeading)
    return new Refusal('not-allowed', 'Only who leads the desk may do this.', { cause: error })
  if (error instanceof NotDownloadable)
    return new Refusal('file-closed', CLOSED[error.state], { current: { state: error.state }, cause: error })
  if (error instanceof IllegalTransition)
    return new Refusal('conflict', `The inquiry is ${error.status}, which does not allow this.`, { cause: error })
  if (error instanceof SubjectTaken)
    return new Refusal('conflict', 'Another customer has this subject.', { cause: error })
  if (error instanceof Conflict)
    return new Refusal('conflict', 'It was changed by somebody else in the meantime.', { cause: error })
  if (error instanceof KeyReused)
    return new Refusal('idempotency-key-reused', 'This Idempotency-Key was used for another request.', { cause: error })
  if (error instanceof Unavailable)
    return new Refusal('unavailable', 'Please try again in a few seconds.', {
      headers: { 'retry-after': RETRY_AFTER },
      cause: error,
    })
  return new Refusal('internal-error', 'The request could not be processed.', { cause: error })
}
