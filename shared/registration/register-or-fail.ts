import { AnklangError, Conflict } from '#shared/errors.ts'
import { type RegistrationOutcome, registerMessage } from './register-message.ts'
import type { RegistrationDeps } from './registration-deps.ts'

/**
 * Registers a message, and where no repetition can help counts it as failed with the error's name, so that operators see
 * it in the reconciliation and the sweep leaves it alone. Throws what registering threw: the message goes to the dead
 * letters, from where it can be tried again once the cause is mended.
 */
export async function registerOrFail(deps: RegistrationDeps, receiptId: string): Promise<RegistrationOutcome> {
  try {
    return await registerMessage(deps, receiptId)
  } catch (error) {
    if (error instanceof AnklangError && error.retry === 'never') await settleFailed(deps, receiptId, error)
    throw error
  }
}

async function settleFailed(deps: RegistrationDeps, receiptId: string, error: AnklangError): Promise<void> {
  const found = await deps.ledger.find(receiptId)
  if (found === undefined || found.receipt.outcome !== undefined) return
  try {
    await deps.ledger.settle({ receiptId, outcome: 'failed', reason: error.name })
  } catch (settling) {
    // Somebody else settled it in between, which is all that was wanted.
    if (!(settling instanceof Conflict)) throw settling
  }
}
