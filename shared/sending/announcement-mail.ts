import type { ConfigurationIndex } from '#shared/configuration/configuration-index.ts'
import { announcementWords } from './announcement-words.ts'
import { escapeHtml } from './escape-html.ts'

/** A mail that announces a reply in the app. Whoever reads along learns that there is one, and no more. Pure. */
export function announcementMail(
  wanted: string,
  { institute }: Pick<ConfigurationIndex, 'institute'>,
): { readonly subject: string; readonly text: string; readonly html: string } {
  const { language, title, text } = announcementWords(wanted)
  const whole = `${text}\n\n${institute.name}`
  const paragraphs = whole.split('\n\n').map((paragraph) => `<p>${escapeHtml(paragraph)}</p>`)
  return {
    subject: `${title} – ${institute.name}`,
    text: `${whole}\n`,
    html: `<!doctype html>\n<html lang="${language}"><body style="font-family:sans-serif;line-height:1.5">\n${paragraphs.join('\n')}\n</body></html>\n`,
  }
}
