/** What the customer wrote in the mails of the clients' styles, by language. */
const OWN = {
  de: 'Noch etwas: es war gestern.\n\nMit freundlichen Grüßen\nAnna Meier',
  en: 'One more thing: it was yesterday.\n\nKind regards\nAnna Meier',
  fr: 'Encore une chose : c’était hier.\n\nCordialement\nAnna Meier',
  es: 'Otra cosa: fue ayer.\n\nUn saludo\nAnna Meier',
  it: 'Ancora una cosa: è stato ieri.\n\nCordiali saluti\nAnna Meier',
} as const
type Language = keyof typeof OWN

/** Signatures that telephones add. */
const FROM_IPHONE: Readonly<Record<Language, string>> = {
  de: 'Von meinem iPhone gesendet',
  en: 'Sent from my iPhone',
  fr: 'Envoyé de mon iPhone',
  es: 'Enviado desde mi iPhone',
  it: 'Inviato da iPhone',
}

/** Where the answer stands in the mails of each client; `announced` is Outlook's line of dashes above the copied header. */
const CLIENTS = {
  gmail: ['top', 'below'],
  apple: ['top', 'below'],
  iphone: ['top', 'below'],
  thunderbird: ['top', 'below'],
  outlook: ['top', 'announced', 'below'],
  gmx: ['top', 'below'],
} as const

const LANGUAGES: readonly Language[] = ['de', 'en', 'fr', 'es', 'it']

/** Each style of each client in each language, top- and bottom-posted: only what the customer wrote is shown. */
export const STYLES: Readonly<Record<string, string>> = Object.fromEntries([
  ...Object.entries(CLIENTS).flatMap(([client, places]) =>
    LANGUAGES.flatMap((language) =>
      places.map((place) => [
        `${client}-${language}-${place}`,
        client === 'iphone' ? `${OWN[language]}\n\n${FROM_IPHONE[language]}` : OWN[language],
      ]),
    ),
  ),
  // T-Online's mailer speaks German only.
  ['t-online-de-top', OWN.de],
  ['t-online-de-below', OWN.de],
])
