/**
 * One line of what a sender wrote: control characters, line breaks (also those that were hidden in encoded words) and
 * runs of blanks become one blank, direction marks vanish; at most `longest` UTF-16 code units, no half character at the end.
 */
export const cleanLine = (text: string, longest = 998): string =>
  cutText(
    text
      // biome-ignore lint/suspicious/noControlCharactersInRegex: it is they that are taken out
      .replace(/[\u0000-\u001f\u007f-\u009f\u2028\u2029\s]+/g, ' ')
      .replace(/[\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, '')
      .trim(),
    longest,
  ).trim()

/** At most `longest` UTF-16 code units, without half a surrogate pair at the end; lone surrogates are replaced. */
export const cutText = (text: string, longest: number): string =>
  (text.length <= longest ? text : text.slice(0, longest).replace(/[\ud800-\udbff]$/, '')).toWellFormed()
