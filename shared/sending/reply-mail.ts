import { replySubject } from '#shared/acknowledgement/reply-subject.ts'
import type { ConfigurationIndex } from '#shared/configuration/configuration-index.ts'
import { type Block, blocksOf } from '#shared/formatting/blocks.ts'
import { htmlOf, plainOf } from '#shared/formatting/written.ts'
import type { Inquiry, Message } from '#shared/inquiry/inquiry.ts'

/** An advisor's reply as a mail: their words, their name and the institute; the customer's subject or else the topic, with the reference. */
export function replyMail(
  inquiry: Inquiry,
  reply: Pick<Message, 'text' | 'formatted'> & { readonly author: Pick<Message['author'], 'name'> },
  index: ConfigurationIndex,
): { readonly subject: string; readonly text: string; readonly html: string } {
  const about = replySubject(inquiry.subject) || (index.topic(inquiry.topic)?.name[inquiry.language] ?? '')
  const signature = [reply.author.name, index.institute.name]
    .filter((line) => line !== undefined && line !== '')
    .join('\n')
  const body = reply.formatted === true ? blocksOf(reply.text) : paragraphsOf(reply.text)
  const words = reply.formatted === true ? plainOf(body) : reply.text
  const text = `${words}\n\n-- \n${signature}\n${inquiry.reference}\n`
  const html = htmlOf([...body, ...paragraphsOf(`${signature}\n${inquiry.reference}`)])
  return {
    subject: `Re: ${about} [${inquiry.reference}]`.replace('  ', ' '),
    text,
    html: `<!doctype html>\n<html lang="${inquiry.language}"><body style="font-family:sans-serif;line-height:1.5">\n${html}\n</body></html>\n`,
  }
}

/** A plain text, in which blank lines part paragraphs. */
const paragraphsOf = (text: string): readonly Block[] =>
  text.split(/\n{2,}/u).map((paragraph) => ({ kind: 'paragraph', lines: [[{ text: paragraph }]] }))
