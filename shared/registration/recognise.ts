import type { Customer, CustomerDirectory } from '#shared/customer/customer.ts'
import { fitsName } from '#shared/customer/fits-name.ts'
import type { ChannelMessage } from '#shared/intake/channel-message.ts'
import { visibleText } from '#shared/mail/visible-text.ts'

/** Lines at the end of a mail among which a signature is looked for, and the longest that can be a name. */
const SIGNATURE = { lines: 12, longest: 60 } as const

/** What the directory says of a message's sender. */
interface Recognised {
  /** Who it is, when that was verified. */
  readonly customer?: Customer
  /** Everybody who has the sender's address or sign-in, verified or not: for what must hold in either case. */
  readonly candidates: readonly Customer[]
}

/**
 * Known only when verified: signed in, or a mail that passed DMARC (the receipt notice says so) from an address in the
 * directory. Of several customers with one address only the one whose name the mail clearly bears, in From or as a line of
 * its signature; if those two disagree, nobody. May throw Unavailable.
 */
export async function recognise(message: ChannelMessage, directory: CustomerDirectory): Promise<Recognised> {
  const { subject, email } = message.sender
  if (message.channel === 'mobile') {
    const customer = subject === undefined ? undefined : await directory.bySubject(subject)
    return customer === undefined ? { candidates: [] } : { customer, candidates: [customer] }
  }
  const candidates = email === undefined ? [] : await directory.byEmail(email)
  if (message.mail?.verdicts.dmarc !== 'PASS') return { candidates }
  const customer = candidates.length > 1 ? namedAmong(candidates, message) : candidates[0]
  return { candidates, ...(customer === undefined ? {} : { customer }) }
}

function namedAmong(candidates: readonly Customer[], message: ChannelMessage): Customer | undefined {
  const lines = visibleText(message.text, message.subject)
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .slice(-SIGNATURE.lines)
    .filter((line) => line.length <= SIGNATURE.longest)
  const shown = candidates.filter((candidate) => fitsName(message.sender.name, candidate))
  const signed = candidates.filter((candidate) => lines.some((line) => fitsName(line, candidate)))
  const named =
    shown.length > 0 && signed.length > 0 ? shown.filter((one) => signed.includes(one)) : [...shown, ...signed]
  return named.length === 1 ? named[0] : undefined
}
