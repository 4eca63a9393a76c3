import type { GivenOut } from '#shared/status/given-out.ts'
import type { MessageDraft } from './receive.ts'

/** The inquiry that an id given out leads to. */
export const matterIdOf = (found: GivenOut): string =>
  found.state === 'registered' ? found.inquiry.inquiryId : found.receipt.receiptId

/** What goes with a further message. `subject` is a signed-in person's; `solved`: they say that it is. */
interface FurtherParts {
  readonly subject?: string
  readonly uploads?: readonly string[]
  readonly solved?: boolean
}

/** A further message of somebody who may see the inquiry; it joins that matter. */
export function furtherDraft(
  found: GivenOut,
  text: string,
  { subject, uploads = [], solved = false }: FurtherParts,
): MessageDraft {
  const { name, email } = found.state === 'registered' ? found.inquiry.customer : found.message.sender
  return {
    channel: subject === undefined ? 'web' : 'mobile',
    sender: { name, ...(email === undefined ? {} : { email }), ...(subject === undefined ? {} : { subject }) },
    subject: '',
    text,
    inquiryId: matterIdOf(found),
    ...(uploads.length === 0 ? {} : { uploads: [...uploads] }),
    ...(solved ? { solved } : {}),
  }
}

/** A complaint of a signed-in person about a matter of theirs. `topic` is the institute's for complaints, if it names one. */
export function complaintDraft(
  about: GivenOut,
  text: string,
  { name, subject }: { readonly name: string; readonly subject: string },
  topic: string | undefined,
): MessageDraft {
  return {
    channel: 'mobile',
    sender: { name, subject },
    subject: '',
    text,
    complainsAbout: matterIdOf(about),
    ...(topic === undefined ? {} : { topic }),
  }
}
