import { replySubject } from '#shared/acknowledgement/reply-subject.ts'
import type { ConfigurationIndex } from '#shared/configuration/configuration-index.ts'
import type { Inquiry, Message } from '#shared/inquiry/inquiry.ts'
import { escapeHtml } from './escape-html.ts'

/** An advisor's reply as a mail: their words, their name and the institute; the customer's subject or else the topic, with the reference. */
export function replyMail(
  inquiry: Inquiry,
  reply: Pick<Message, 'text'> & { readonly author: Pick<Message['author'], 'name'> },
  index: ConfigurationIndex,
): { readonly subject: string; readonly text: string; readonly html: string } {
  const about = replySubject(inquiry.subject) || (index.topic(inquiry.topic)?.name[inquiry.language] ?? '')
  const signature = [reply.author.name, index.institute.name]
    .filter((line) => line !== undefined && line !== '')
    .join('\n')
  const text = `${reply.text}\n\n-- \n${signature}\n${inquiry.reference}\n`
  const paragraphs = `${reply.text}\n\n${signature}\n${inquiry.reference}`
    .split(/\n{2,}/u)
    .map((paragraph) => `<p>${escapeHtml(paragraph).replaceAll('\n', '<br>')}</p>`)
    .join('\n')
  return {
    subject: `Re: ${about} [${inquiry.reference}]`.replace('  ', ' '),
    text,
    html: `<!doctype html>\n<html lang="${inquiry.language}"><body style="font-family:sans-serif;line-height:1.5">\n${paragraphs}\n</body></html>\n`,
  }
}
