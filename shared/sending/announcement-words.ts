/** What an announcement says: that there is a reply and where, and nothing of it. Other languages read the English one. */
const WORDS: Readonly<Record<string, AnnouncementWords>> = {
  de: {
    title: 'Eine Antwort liegt für Sie bereit',
    text: 'Guten Tag,\n\nin der App und unter „Meine Anfragen“ liegt eine Antwort für Sie. Zu Ihrem Schutz steht hier nichts davon.\n\nBitte melden Sie sich an wie immer; einen Link schicken wir Ihnen nicht.',
  },
  en: {
    title: 'A reply is waiting for you',
    text: 'Hello,\n\na reply is waiting for you in the app and under “My inquiries”. To protect you, nothing of it is in this mail.\n\nPlease sign in as you always do; we do not send you a link.',
  },
  fr: {
    title: 'Une réponse vous attend',
    text: 'Bonjour,\n\nune réponse vous attend dans l’application. Pour vous protéger, ce message n’en dit rien.\n\nConnectez-vous comme d’habitude ; nous ne vous envoyons pas de lien.',
  },
}

interface AnnouncementWords {
  /** Subject of the mail, title of the notification. */
  readonly title: string
  /** Of the mail. */
  readonly text: string
}

/** The words in a language, or the English ones, and which language that is. Pure. */
export function announcementWords(wanted: string): AnnouncementWords & { readonly language: string } {
  const language = Object.hasOwn(WORDS, wanted) ? wanted : 'en'
  return { language, ...(WORDS[language] ?? { title: '', text: '' }) }
}
