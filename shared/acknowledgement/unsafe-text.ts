/** Control characters, pictures, and what turns the direction of writing or is not seen (bidi, zero width, fillers). */
const NOT_TEXT =
  /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Cn}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}\p{Extended_Pictographic}]/gu

/**
 * Text from outside on one visible line: white space single, invisible characters and pictures out, compatibility
 * forms unified (NFKC: ｗｗｗ is www). Reads only the first `limit` characters.
 */
export const visibleLine = (raw: string, limit: number): string =>
  raw.slice(0, limit).replace(/\s/gu, ' ').replace(NOT_TEXT, '').normalize('NFKC').replace(/\s+/gu, ' ').trim()

/** Whether a text holds what a reader or a mail program would take for a link or an address. Linear time. */
export const looksLikeLink = (text: string): boolean =>
  /[@\\<>]|\/\/|www\b|https?\b|\bhxxp|[\p{L}\p{N}][.。．｡][\p{L}]{2}/iu.test(text)
