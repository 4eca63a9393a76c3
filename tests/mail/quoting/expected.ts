import { STYLES } from './styles.ts'

/** What is shown of each mail of this folder. */
export const EXPECTED: Readonly<Record<string, string>> = {
  ...STYLES,
  'apple-de': 'Noch etwas: es war gestern.',
  'apple-en': 'One more thing.\n\nSent from my iPhone',
  'below-a-copied-header':
    '-----Ursprüngliche Nachricht-----\nVon: Musterbank <service@musterbank.example>\nGesendet: Dienstag, 24. November 2026 10:15\nAn: Anna Meier <anna@kunde.example>\nBetreff: Karte weg\n\nIhre Nachricht ist angekommen.\nFrau Kern meldet sich bis 16:30 Uhr.\n\nMeine Antwort steht hier unten.',
  'forwarded-gmail':
    'Ist das echt?\n\n---------- Forwarded message ---------\nVon: Musterbank <service@rnusterbank.example>\nDate: Di., 24. Nov. 2026 um 10:15 Uhr\nSubject: PIN\nTo: <anna@kunde.example>\n\nBitte PIN eingeben.',
  'forwarded-outlook':
    'Ist das echt?\n\nVon: Musterbank <service@musterbank.example>\nGesendet: Dienstag, 24. November 2026 10:15\nAn: Anna Meier <anna@kunde.example>\nBetreff: Karte weg\n\nIhre Nachricht ist angekommen.\nFrau Kern meldet sich bis 16:30 Uhr.',
  'gmail-de': 'Noch etwas: es war gestern.',
  'gmail-en': 'One more thing: it was yesterday.',
  'gmail-es': 'Otra cosa.',
  'gmail-fr': 'Encore une chose.',
  'gmail-html': 'Noch etwas: es war gestern.',
  'gmail-it': 'Ancora una cosa.',
  gmx: 'Noch etwas.',
  'iphone-de': 'Noch etwas: es war gestern.\n\nVon meinem iPhone gesendet',
  'only-quoted':
    'Am 24.11.2026 um 10:15 schrieb Musterbank <service@musterbank.example>:\n\n> Ihre Nachricht ist angekommen.\n> Frau Kern meldet sich bis 16:30 Uhr.',
  'outlook-de': 'Noch etwas: es war gestern.\n\nMit freundlichen Grüßen\nAnna Meier',
  'outlook-en': 'One more thing.',
  'outlook-es': 'Otra cosa.',
  'outlook-fr': 'Encore une chose.',
  'outlook-html': 'Noch etwas: es war gestern.',
  'outlook-it': 'Ancora una cosa.',
  'outlook-mobile-de': 'Noch etwas.\n\nHolen Sie sich Outlook für iOS<https://aka.ms/o0ukef>',
  'outlook-old-de': 'Noch etwas.',
  'own-arrows': 'Meine Buchungen:\n> 100 Euro an Meier\n> 200 Euro an Schulz\nBeide fehlen.',
  'own-colon': 'Ich schrieb am 24.11.2026:\n\nBitte sperren Sie die Karte.\nEs passierte nichts.',
  'own-dashes': 'Teil eins\n-----\nTeil zwei\n--\nTeil drei',
  'own-field-list': 'Hier meine Daten:\nVon: Köln\nAn: Hamburg\nDatum: 24.11.2026\nWas kostet die Reiseversicherung?',
  't-online': 'Noch etwas.',
  'thunderbird-below': 'Noch etwas: es war gestern.',
  'thunderbird-between': 'Gestern.\nIn Köln.',
}
