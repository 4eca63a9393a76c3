import type { ChannelMessage } from '#shared/intake/channel-message.ts'
import type { AccountSuppressions, SuppressionList } from './suppression-list.ts'

export interface LiftDeps {
  readonly suppressions: SuppressionList
  readonly accountSuppressions: AccountSuppressions
}

/**
 * Lifts the suppression of an address that writes to us: a mail that passed DMARC shows that somebody reads there. Mail of
 * machines lifts nothing. The account's list comes first: while it holds the address, ours must too, so that a failure in
 * between is made good by the repetition. Returns whether there was one. Throws Unavailable.
 */
export async function liftSuppression(deps: LiftDeps, message: ChannelMessage): Promise<boolean> {
  const { mail, sender } = message
  if (mail?.verdicts.dmarc !== 'PASS' || mail.automatic?.way === 'suppressed' || sender.email === undefined)
    return false
  if ((await deps.suppressions.find(sender.email)) === undefined) return false
  await deps.accountSuppressions.lift(sender.email)
  await deps.suppressions.lift(sender.email)
  return true
}
