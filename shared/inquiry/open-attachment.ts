import { attachmentAmong, type DownloadDeps, downloadLink } from '#shared/attachments/download.ts'
import type { Clock, NewId } from '#shared/instant.ts'
import type { AdvisorDesk } from './advisor-desk-port.ts'
import { eventOf } from './event.ts'
import type { InquiryStore } from './inquiry-store.ts'

export interface OpenAttachmentDeps extends DownloadDeps {
  readonly desk: AdvisorDesk
  readonly inquiries: Pick<InquiryStore, 'commit'>
  readonly clock: Clock
  readonly newId: NewId
}

/**
 * A link for an advisor who may see the inquiry. With `despiteUnscannable` also to a file that the scanner could not look
 * into (an encrypted PDF): that is recorded, with who did it, before the link is given. An infected file is never opened.
 * Throws Missing and NotDownloadable.
 */
export async function openAttachment(
  deps: OpenAttachmentDeps,
  where: { readonly inquiryId: string; readonly attachmentId: string },
  advisorId: string,
  despiteUnscannable: boolean,
): Promise<string> {
  const { inquiryId, attachmentId } = where
  const { inquiry, messages } = await deps.desk.view(inquiryId, advisorId)
  const attachment = attachmentAmong(messages, attachmentId)
  const { url, state } = await downloadLink(deps, attachment, despiteUnscannable ? ['unscannable'] : [])
  if (state === 'unscannable') {
    const context = { now: deps.clock(), by: `advisor:${advisorId}` }
    const event = { eventId: deps.newId(), type: 'opened-unscanned', detail: { attachmentId } }
    await deps.inquiries.commit({ inquiryId, events: [eventOf(inquiry, context, event)] })
  }
  return url
}
