import type { ConfigurationIndex } from '#shared/configuration/configuration-index.ts'
import type { Configuration } from '#shared/configuration/schema.ts'
import type { Inquiry, Message } from '#shared/inquiry/inquiry.ts'
import type { ThreadKey } from '#shared/inquiry/inquiry-store.ts'
import { HOUR, MINUTE } from '#shared/instant.ts'
import type { ChannelMessage } from '#shared/intake/channel-message.ts'
import { sameKey } from '#shared/mail/thread-keys.ts'
import type { RegistrationDeps } from './registration-deps.ts'

type Joining = Configuration['institute']['joining']

/** What is known of the same words of the same sender. */
export interface SameWords {
  /** To be entered with the message, so that the next one finds it; taken over from whoever has it now. */
  readonly threadKey: ThreadKey
  /** The open matter that the message belongs to, and why. */
  readonly joins?: { readonly inquiry: Inquiry; readonly why: SameReason }
}
type SameReason = 'same-content' | 'form-and-mail'

/**
 * Looks whether the sender has said the same within the configured time. Undefined where that says nothing: machines'
 * mail, a sender who may be somebody else (DMARC failed), signed-in channels, words that are too short.
 */
export async function findSameWords(
  deps: Pick<RegistrationDeps, 'inquiries'>,
  message: ChannelMessage,
  { institute: { joining } }: ConfigurationIndex,
): Promise<SameWords | undefined> {
  const key = sameKeyOf(message)
  const lasts = Math.max(joining.sameContentHours * HOUR, joining.formAndMailMinutes * MINUTE)
  if (key === undefined || lasts === 0) return undefined
  const { receivedAt } = message
  const owner = await deps.inquiries.byThreadKey(key, receivedAt)
  const threadKey: ThreadKey = {
    key,
    exclusive: true,
    ...(owner === undefined ? {} : { replaces: owner }),
    lasting: { from: receivedAt, expiresAt: receivedAt + lasts },
  }
  const inquiry = owner === undefined ? undefined : await deps.inquiries.find(owner)
  if (inquiry === undefined || !mayJoin(inquiry, message)) return { threadKey }
  const why = sameBecause(message, await deps.inquiries.messages(inquiry.inquiryId), joining)
  return why === undefined ? { threadKey } : { threadKey, joins: { inquiry, why } }
}

/** Key of the message's words, where they may tell that it is the same matter. */
export function sameKeyOf({ channel, sender, text, mail }: ChannelMessage): string | undefined {
  if (sender.email === undefined) return undefined
  if (channel === 'web') return sameKey(sender.email, text)
  return mail === undefined || mail.automatic?.way === 'suppressed' || mail.verdicts.dmarc === 'FAIL'
    ? undefined
    : mail.same
}

/** Only an open matter of the same address, and none that somebody may have opened in the customer's name. */
const mayJoin = ({ status, customer, warnings = [] }: Inquiry, { sender }: ChannelMessage): boolean =>
  ['waiting', 'assigned', 'answered'].includes(status) &&
  customer.email === sender.email &&
  !warnings.includes('dmarc-failed')

/** Why the message says what one of these says already; undefined when it does not, or said it too long ago. Pure. */
function sameBecause(message: ChannelMessage, earlier: readonly Message[], joining: Joining): SameReason | undefined {
  const key = sameKeyOf(message)
  for (const { direction, at, fingerprint, same, rawKey } of earlier) {
    const age = Math.abs(message.receivedAt - at)
    if (direction !== 'inbound' || key === undefined) continue
    if (fingerprint !== undefined && fingerprint === message.mail?.fingerprint) {
      if (age < joining.sameContentHours * HOUR) return 'same-content'
    } else if (same === key && (rawKey === undefined) !== (message.mail === undefined)) {
      if (age < joining.formAndMailMinutes * MINUTE) return 'form-and-mail'
    }
  }
  return undefined
}
