import type { ConfigurationIndex } from '#shared/configuration/configuration-index.ts'
import { escapeHtml } from './escape-html.ts'

/** What it says: that there is a reply and where, and nothing of it. Other languages read the English one. */
const WORDS: Readonly<Record<string, { readonly subject: string; readonly text: string }>> = {
  de: {
    subject: 'Eine Antwort liegt für Sie bereit',
    text: 'Guten Tag,\n\nin der App und unter „Meine Anfragen“ liegt eine Antwort für Sie. Zu Ihrem Schutz steht hier nichts davon.\n\nBitte melden Sie sich an wie immer; einen Link schicken wir Ihnen nicht.',
  },
  en: {
    subject: 'A reply is waiting for you',
    text: 'Hello,\n\na reply is waiting for you in the app and under “My inquiries”. To protect you, nothing of it is in this mail.\n\nPlease sign in as you always do; we do not send you a link.',
  },
  fr: {
    subject: 'Une réponse vous attend',
    text: 'Bonjour,\n\nune réponse vous attend dans l’application. Pour vous protéger, ce message n’en dit rien.\n\nConnectez-vous comme d’habitude ; nous ne vous envoyons pas de lien.',
  },
}

/** A mail that announces a reply in the app. Whoever reads along learns that there is one, and no more. Pure. */
export function announcementMail(
  language: string,
  { institute }: Pick<ConfigurationIndex, 'institute'>,
): { readonly subject: string; readonly text: string; readonly html: string } {
  const known = WORDS[language] === undefined ? 'en' : language
  const { subject, text } = WORDS[known] ?? { subject: '', text: '' }
  const whole = `${text}\n\n${institute.name}`
  const paragraphs = whole.split('\n\n').map((paragraph) => `<p>${escapeHtml(paragraph)}</p>`)
  return {
    subject: `${subject} – ${institute.name}`,
    text: `${whole}\n`,
    html: `<!doctype html>\n<html lang="${known}"><body style="font-family:sans-serif;line-height:1.5">\n${paragraphs.join('\n')}\n</body></html>\n`,
  }
}
