import { attachmentAmong, type DownloadDeps, downloadLink } from '#shared/attachments/download.ts'
import { Missing } from '#shared/errors.ts'
import type { InquiryStore } from '#shared/inquiry/inquiry-store.ts'
import { messagesOf } from '#shared/inquiry/merged.ts'
import type { GivenOut } from './given-out.ts'

/**
 * A link for a customer to a file of a reply on a matter of theirs. What customers sent themselves is not given out: a
 * link to a status page may be passed on. Throws Missing and NotDownloadable.
 */
export async function customerDownload(
  deps: DownloadDeps & { readonly inquiries: Pick<InquiryStore, 'messages'> },
  found: GivenOut,
  attachmentId: string,
): Promise<string> {
  if (found.state === 'received') throw new Missing('attachment')
  const messages = await messagesOf(deps.inquiries, found.inquiry)
  const replies = messages.filter(({ kind }) => kind === 'reply')
  return (await downloadLink(deps, attachmentAmong(replies, attachmentId))).url
}
