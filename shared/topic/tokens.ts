/** A word of a text in the spellings under which it is looked up: `überweisung` also as `ueberweisung` and `uberweisung`. */
export type Token = readonly string[]

/** Longer words than that are looked up by their beginning only: nobody configures longer ones. */
const LONGEST = 60
const WORD = /[\p{L}\p{N}\p{M}]+/gu
const MARK = /\p{M}+/gu
const APOSTROPHE = /['’ʼ`´]/gu

/**
 * The words of a text in order, in lower case. Hyphens and punctuation part words, apostrophes do not (`don’t` is
 * `dont`). ß is ss; umlauts are known as ae, oe, ue and without their dots, other marks (é) are dropped.
 * Linear in the length of the text.
 */
export function tokensOf(text: string): readonly Token[] {
  const plain = text.normalize('NFKC').toLowerCase().replace(APOSTROPHE, '').replaceAll('ß', 'ss')
  return (plain.match(WORD) ?? []).map((word) => spellings(word.slice(0, LONGEST)))
}

function spellings(word: string): Token {
  const bare = word.normalize('NFD').replace(MARK, '')
  if (bare === word) return [word]
  const digraphs = word
    .replaceAll('ä', 'ae')
    .replaceAll('ö', 'oe')
    .replaceAll('ü', 'ue')
    .normalize('NFD')
    .replace(MARK, '')
  return digraphs === bare ? [bare] : [digraphs, bare]
}
