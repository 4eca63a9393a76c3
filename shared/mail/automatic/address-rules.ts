import { readAddresses } from '../read-addresses.ts'
import type { ReadMail } from '../read-mail.ts'
import { type AutomaticContext, type Rule, valuesOf } from './rule.ts'

/** Rule 2 (RFC 3834 §2): nobody wants an answer to the null sender. */
export const nullSender: Rule = {
  reason: 'null-sender',
  way: 'suppressed',
  applies: (mail, { envelopeFrom }) =>
    ['', '<>'].includes(envelopeFrom.trim()) ||
    valuesOf(mail, 'return-path').some((value) => value.replaceAll(/\s/g, '') === '<>'),
}

const ROBOTS = [
  /^(?:mailer-daemon|postmaster|listserv|majordomo|abuse|root)$/,
  /^(?:no[-_.]?reply|do[-_.]?not[-_.]?reply)(?:\+.*)?$/,
  /^bounces?(?:\+.*)?$/,
  /^owner-.|.-(?:request|owner)$/,
]

/** Rule 7: local parts behind which nobody reads. */
export const robotAddress: Rule = {
  reason: 'robot-address',
  way: 'suppressed',
  applies: (mail, context) =>
    senders(mail, context).some((address) => {
      const local = address.slice(0, Math.max(0, address.lastIndexOf('@')))
      return ROBOTS.some((robot) => robot.test(local))
    }),
}

/** Rule 8: we do not answer ourselves. */
export const ownAddress: Rule = {
  reason: 'own-address',
  way: 'suppressed',
  applies: (mail, context) => senders(mail, context).some((address) => isOurs(address, context)),
}

/** Rule 9 (RFC 5230 §4.5): who was not addressed did not get asked anything; a person may still wait for an answer. */
export const notAddressed: Rule = {
  reason: 'not-addressed',
  way: 'silent',
  applies: (mail, context) => !mail.addressedTo.some((address) => isOurs(address, context)),
}

const isOurs = (address: string, { ownAddresses, replyDomain }: AutomaticContext): boolean =>
  ownAddresses.includes(address) || address.endsWith(`@${replyDomain}`)

/** Everybody whom the mail names as its sender, in lower case. */
const senders = (mail: ReadMail, { envelopeFrom }: AutomaticContext): string[] =>
  [
    mail.from.address,
    envelopeFrom.replace(/^<|>$/g, ''),
    ...valuesOf(mail, 'from', 'sender').flatMap((value) => readAddresses(value).map(({ address }) => address)),
  ].map((address) => address.trim().toLowerCase())
