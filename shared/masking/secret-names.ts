/** Names of secrets, as people write them in German, English and French; parts of regular expressions, case ignored. */
const PIN =
  '(?:(?:karten|kreditkarten|giro|online|telefon|banking|konto|handy|geheim|app|sim|start|wunsch|einmal|e|card)-?)?pin(?:s|[ -]?(?:nr\\.?|nummer|code|number|zahl))?|geheim(?:zahl|nummer|code)|puk|pass ?code|code (?:secret|confidentiel)'
const TAN = '(?:(?:push|photo|foto|chip|sms|mobile|qr|app|m|i|e)[ -]?)?tans?(?:[ -]?(?:nr\\.?|nummer|code|number))?'
const CODE =
  'otp|(?:einmal|freigabe|bestätigungs|bestaetigungs|aktivierungs|zugangs|login|verifizierungs)-?code|(?:one[ -]time|verification|authori[sz]ation|activation|confirmation) (?:code|pin)|code de (?:validation|vérification)'
const CVC =
  'cv[vc]2?|cvn|csc|kpz|(?:karten)?pr(?:ü|ue)f(?:nummer|ziffern?|zahl|code)|(?:karten)?sicherheitscode|(?:card )?(?:security|verification) (?:code|number|value)|cryptogramme'
const PASSWORD =
  '(?:[a-zäöü]{2,20}-)?(?:pass ?wor[dt]|paßwort|pass ?phrase|kennwort|pwd)|(?:einmal|online|banking|login|konto)-?(?:passwort|kennwort)|one[ -]time pass ?word|mot de passe'

const named = (names: string): RegExp => new RegExp(`(?<![\\p{L}\\p{N}_])(?:${names})(?![\\p{L}\\p{N}_])`, 'giu')

export interface NamedKind {
  readonly name: RegExp
  /** The secret itself, anchored where it must begin; `undefined`: any word, see `saysPassword`. */
  readonly value: string | undefined
}

/** Digits, single or in groups, and where they are no secret: dates, amounts, times. */
const digits = (least: number, most: number): string =>
  `\\p{Nd}(?:[ -]?\\p{Nd}){${least - 1},${most - 1}}(?![\\p{L}\\p{N}]|[-./:,]\\p{Nd}|\\s?(?:€|%|euro?\\b|uhr\\b|mal\\b|usd\\b|chf\\b|o.clock))`
const mixed = '(?=[a-z]*\\p{Nd})[a-z\\p{Nd}]{5,10}(?![\\p{L}\\p{N}])'

export const NAMED_KINDS: readonly NamedKind[] = [
  { name: named(PIN), value: digits(4, 12) },
  { name: named(`${TAN}|${CODE}`), value: `(?:${digits(4, 10)}|${mixed})` },
  { name: named(CVC), value: digits(3, 4) },
  { name: named(PASSWORD), value: undefined },
]

/** What stands between a name and its secret: "meine PIN *für die Karte ist:* 1234". */
export const BETWEEN = [
  ...[
    'ist',
    'lautet',
    'lautete',
    'war',
    'wäre',
    'heißt',
    'heisst',
    'sei',
    'sind',
    'lauten',
    'nr',
    'nummer',
    'und zwar',
  ],
  ...['hier', 'folgende', 'wie folgt', 'für', 'fuer', 'zu', 'zum', 'zur', 'von', 'der', 'die', 'das', 'den', 'dem'],
  ...['meine', 'meiner', 'meinem', 'mein', 'meines', 'karte', 'kreditkarte', 'girocard', 'girokarte', 'bankkarte'],
  ...['konto', 'online-banking', 'onlinebanking', 'banking', 'app', 'log-in', 'login', 'zugang', 'neue', 'alte'],
  ...[
    'aktuelle',
    'aktuell',
    'noch',
    'immer',
    'auf',
    'hinten',
    'rückseite',
    'dazu',
    'dafür',
    'also',
    'übrigens',
    'on',
    'back',
    'is',
    'are',
    'was',
    'being',
    'number',
    'no',
    'here',
    'for',
    'of',
    'to',
  ],
  ...['my', 'the', 'our', 'card', 'account', 'access', 'new', 'old', 'current', 'still', 'as follows', 'which', 'that'],
  ...['est', 'de', 'ma', 'mon', 'la', 'carte', 'le', 'du', 'compte', 'et', 'and', 'und', 'code', 'visa', 'mastercard'],
] as const

/** Words after "password is" that say how it is, not what it is. */
export const NO_PASSWORD: ReadonlySet<string> = new Set(
  `nicht nie noch schon jetzt immer leider mir uns ihnen vergessen verloren falsch gesperrt abgelaufen ungültig weg neu alt
   unbekannt bekannt richtig korrekt sicher unsicher geändert gestohlen geknackt zurückgesetzt zurück wie folgt siehe bitte
   und oder ein eine einen kein keine mein meine der die das zu zum zur im in am an auf für per von mit wurde wird war ist
   hat habe kann soll muss geht funktioniert anders wieder eingegeben ändern zurücksetzen setzen
   not never still already now always wrong incorrect invalid expired locked lost forgotten gone new old unknown known
   right correct safe unsafe weak changed stolen compromised hacked reset see please and or a an no my your the to for in
   on of by with was were is has have can could should must does did been being same different required too so what
   pas plus toujours oublié perdu faux bloqué expiré invalide`.split(/\s+/u),
)
