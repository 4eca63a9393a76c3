import type { Inquiry, Message } from '#shared/inquiry/inquiry.ts'

/** An advisor's reply as a mail: their words, their name and the institute, the reference in the subject. */
export function replyMail(
  inquiry: Inquiry,
  reply: Message,
  instituteName: string,
): { readonly subject: string; readonly text: string; readonly html: string } {
  const subject = inquiry.subject.trim() === '' ? inquiry.reference : `${inquiry.subject.trim()} [${inquiry.reference}]`
  const signature = [reply.author.name, instituteName].filter((line) => line !== undefined && line !== '').join('\n')
  const text = `${reply.text}\n\n-- \n${signature}\n${inquiry.reference}\n`
  const paragraphs = `${reply.text}\n\n${signature}\n${inquiry.reference}`
    .split(/\n{2,}/u)
    .map((paragraph) => `<p>${escapeHtml(paragraph).replaceAll('\n', '<br>')}</p>`)
    .join('\n')
  return {
    subject: /^re:/iu.test(subject) || inquiry.channel !== 'email' ? subject : `Re: ${subject}`,
    text,
    html: `<!doctype html>\n<html lang="${inquiry.language}"><body style="font-family:sans-serif;line-height:1.5">\n${paragraphs}\n</body></html>\n`,
  }
}

const escapeHtml = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
