/** Whether the check digit is right (ISO/IEC 7812-1, Annex B: Luhn). */
export function passesLuhn(digits: string): boolean {
  let sum = 0
  for (let index = 0; index < digits.length; index += 1) {
    const digit = digits.charCodeAt(digits.length - 1 - index) - 48
    const doubled = index % 2 === 1 ? digit * 2 : digit
    sum += doubled > 9 ? doubled - 9 : doubled
  }
  return sum % 10 === 0
}

/** First digits and lengths of the card schemes in use; Maestro and girocard share theirs. */
const SCHEMES: readonly { readonly begins: RegExp; readonly lengths: readonly number[] }[] = [
  { begins: /^4/, lengths: [13, 16, 19] },
  { begins: /^(?:5[1-5]|222[1-9]|22[3-9]|2[3-6]|27[01]|2720)/, lengths: [16] },
  { begins: /^3[47]/, lengths: [15] },
  { begins: /^3(?:0[0-5]|[689])/, lengths: [14, 15, 16, 17, 18, 19] },
  { begins: /^35(?:2[89]|[3-8])/, lengths: [16, 17, 18, 19] },
  { begins: /^(?:62|81|220[0-4]|9792)/, lengths: [16, 17, 18, 19] },
  { begins: /^(?:50|5[6-8]|6)/, lengths: [13, 14, 15, 16, 17, 18, 19] },
]

/** Whether a card scheme gives out numbers of this beginning and length. */
export const isOfScheme = (digits: string): boolean =>
  SCHEMES.some(({ begins, lengths }) => lengths.includes(digits.length) && begins.test(digits))
