import type { AutomaticVerdict, ReadMail } from '../read-mail.ts'
import { notAddressed, nullSender, ownAddress, robotAddress } from './address-rules.ts'
import {
  autoResponseSuppress,
  autoresponder,
  autoSubmitted,
  loopMarker,
  mailingList,
  ownMessage,
  precedence,
} from './declared-rules.ts'
import { report } from './report-rule.ts'
import type { AutomaticContext, Rule } from './rule.ts'
import { outOfOfficeSubject } from './subject-rule.ts'
import { dmarc, spam, virus } from './verdict-rules.ts'

/** What shows a machine comes first: a mail for which both hold is a machine's. */
const RULES: readonly Rule[] = [
  virus,
  spam,
  loopMarker,
  ownMessage,
  ownAddress,
  report,
  nullSender,
  autoSubmitted,
  mailingList,
  precedence,
  autoresponder,
  robotAddress,
  outOfOfficeSubject,
  dmarc,
  autoResponseSuppress,
  notAddressed,
]

/**
 * Rules 1 to 11 on which mail gets no acknowledgement (RFC 3834 and what mailers do): the first that applies, or
 * undefined when nothing speaks against one. `suppressed` mail is a machine's and waits for an operator; `silent` mail is
 * worked like any other. Suppression lists and caps (rules 12 and 13) are the sender's business.
 */
export function automaticVerdict(mail: ReadMail, context: AutomaticContext): AutomaticVerdict | undefined {
  const rule = RULES.find(({ applies }) => applies(mail, context))
  return rule === undefined ? undefined : { way: rule.way, reason: rule.reason }
}
