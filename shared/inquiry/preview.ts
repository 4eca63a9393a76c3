/** First words shown in lists, in UTF-16 code units. */
const PREVIEW = 200

/** The beginning of a text on one line. */
export const previewOf = (text: string): string => text.trim().replace(/\s+/gu, ' ').slice(0, PREVIEW)
