/** UTF-16 code units of a message that the API takes. */
export const LONGEST = 20_000

/** Whether a message says something and is short enough. */
export const isSendable = (text: string): boolean => text.trim() !== '' && text.length <= LONGEST
