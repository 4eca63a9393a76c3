import type { ConfigurationIndex } from '#shared/configuration/configuration-index.ts'
import type { Inquiry, Message } from '#shared/inquiry/inquiry.ts'
import { detectLanguage } from '#shared/language/detect-language.ts'
import { replyMail } from './reply-mail.ts'

interface ReplyPreview {
  readonly way: 'mail' | 'app'
  readonly subject: string
  readonly text: string
  readonly html: string
  /** That it seems to be written in. */
  readonly language: string
  readonly differs: boolean
}

/** Less says too little about its language to warn of it. */
const TELLING_LETTERS = 20

/** A reply as its customer will see it, and whether it is in their language. Pure. */
export function previewReply(
  inquiry: Inquiry,
  reply: Pick<Message, 'text' | 'formatted'>,
  advisorName: string,
  index: ConfigurationIndex,
): ReplyPreview {
  const { defaultLanguage: fallback, languages } = index.institute
  const { text } = reply
  const language = detectLanguage(text, { languages, prior: inquiry.language, fallback })
  const telling = (text.match(/\p{L}/gu) ?? []).length >= TELLING_LETTERS
  return {
    way: inquiry.channel === 'mobile' ? 'app' : 'mail',
    ...replyMail(inquiry, { ...reply, author: { name: advisorName } }, index),
    language,
    differs: telling && language !== inquiry.language,
  }
}
