import type { ConfigurationIndex } from '#shared/configuration/configuration-index.ts'
import type { Inquiry } from '#shared/inquiry/inquiry.ts'
import type { InquiryStore } from '#shared/inquiry/inquiry-store.ts'
import type { ChannelMessage, MailFacts } from '#shared/intake/channel-message.ts'
import type { Receipt } from '#shared/intake/intake-ledger.ts'
import { readOwnMessageId } from '#shared/mail/own-addresses.ts'
import { midKey } from '#shared/mail/thread-keys.ts'
import { recordSendingFact } from '#shared/sending/not-reached.ts'

type Report = NonNullable<MailFacts['report']>

/**
 * Notes on its inquiry what another mail service reports about a mail of ours (RFC 3464), and returns that inquiry's id.
 * Such a report can be forged: it counts only with an id that stood in a mail of ours, and that the customer is not
 * reached only where it names their address. It suppresses no address; the mail service's own events do.
 */
export async function linkReport(
  deps: { readonly inquiries: InquiryStore; readonly configuration: () => Promise<ConfigurationIndex> },
  { receiptId, receivedAt }: Receipt,
  message: ChannelMessage,
): Promise<string | undefined> {
  const report = message.mail?.report
  if (report === undefined || report.recipients.length === 0) return undefined
  const { institute } = await deps.configuration()
  const found = await mailOfOurs(deps.inquiries, report, institute.mail.replyDomain)
  if (found === undefined) return undefined
  const { inquiry, messageId } = found
  const [first] = report.recipients
  await recordSendingFact(deps.inquiries, inquiry, {
    eventId: `report-${receiptId}`,
    type: 'mail-report',
    at: receivedAt,
    detail: {
      receiptId,
      ...(messageId === undefined ? {} : { messageId }),
      action: first?.action,
      ...(first?.status === undefined ? {} : { status: first.status }),
    },
    ...(failedForGood(report, inquiry.customer.email) ? { customer: 'bounce' } : {}),
  })
  return inquiry.inquiryId
}

async function mailOfOurs(
  inquiries: InquiryStore,
  { about }: Report,
  replyDomain: string,
): Promise<{ readonly inquiry: Inquiry; readonly messageId?: string } | undefined> {
  for (const id of about) {
    const own = readOwnMessageId(id, replyDomain)
    const inquiry = own === undefined ? undefined : await inquiries.find(own.inquiryId)
    if (own !== undefined && inquiry !== undefined) return { inquiry, messageId: own.messageId }
  }
  // Some reports bring only the first lines along; what SES wrote as Message-ID is known to those who got the mail.
  const [first] = about
  const inquiryId = first?.endsWith('amazonses.com>') === true ? await inquiries.byThreadKey(midKey(first)) : undefined
  const inquiry = inquiryId === undefined ? undefined : await inquiries.find(inquiryId)
  return inquiry === undefined ? undefined : { inquiry }
}

const failedForGood = ({ recipients }: Report, address: string | undefined): boolean =>
  recipients.some(
    ({ action, status, addresses }) =>
      action === 'failed' && status?.startsWith('4') !== true && address !== undefined && addresses.includes(address),
  )
