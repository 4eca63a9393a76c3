const list = (words: string): ReadonlySet<string> => new Set(words.trim().split(/\s+/u))

/** Words that sell, urge or warn, and mailboxes that are nobody, in lower case: one of them and it is no name. */
const NEVER = list(`
  klick klicke klicken gewinn gewinne gewinnen gewonnen gewinner gratis kostenlos kostenlose umsonst rabatt bonus angebot
  angebote aktion gutschein geld euro eur dollar usd bitcoin crypto casino jetzt sofort hier heute bitte gesperrt
  bestätigen anrufen anruf kaufen verkaufen bestellen testen sparen verdienen ihre ihren ihnen unsere unserer
  click win winner won prize free offer deal discount voucher money cash now please today here your verify verified
  confirm blocked visit buy earn loan urgent alert warning password claim
  noreply no-reply donotreply mailer-daemon postmaster info office kontakt contact service support admin administrator
  webmaster newsletter marketing sales unknown unbekannt anonymous anonym null undefined none`)

/** Words of sentences that some families are called by, too (Will, Can, You, Neu): two of them make it a sentence. */
const RARELY = list(`
  ich du er sie es wir ihr dein deine mein meine das den dem ein eine ist sind hat haben habe wird werden kann können
  sollen nur noch mehr neu neue gleich preis kredit konto karte rufen besuchen nicht kein keine warum wie wann wer was
  an auf bei mit und für in
  i you we our us he she they this that these are is was were has have had will would can could should call sell order
  save account card no not why how when who what get to for with and the a my`)

const KINDS_OF_COMPANY = list('inc ltd llc gmbh ag kg ohg ug se co mbh kgaa gbr & + - –')

/** Whether the words make a sentence, an offer or a mailbox rather than a name. */
export function isSpeech(words: readonly string[]): boolean {
  const bare = words.map(bareWord)
  return bare.some((word) => NEVER.has(word)) || bare.filter((word) => RARELY.has(word)).length > 1
}

/** Whether a word only says what kind of company it is, or joins others. */
export const isKindOfCompany = (word: string): boolean => KINDS_OF_COMPANY.has(bareWord(word))

const bareWord = (word: string): string => word.toLowerCase().replace(/[.,'’]+$/u, '')
