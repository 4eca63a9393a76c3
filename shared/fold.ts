/** Lower case, accents dropped, umlauts as two letters, ß as ss, so that `MÜLLER`, `Mueller` and `müller` are one word. */
export const fold = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll('ß', 'ss')
    .replaceAll('ä', 'ae')
    .replaceAll('ö', 'oe')
    .replaceAll('ü', 'ue')
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
