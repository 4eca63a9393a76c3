/** UTF-16 code units: the least that says anything, and the most that the API reads. */
const LEAST = 12
const MOST = 2_000

/** What of a text that is being typed is worth asking for its topic; undefined as long as it says too little. Pure. */
export function askable(text: string): string | undefined {
  const asked = text.trim().slice(0, MOST)
  return asked.length < LEAST ? undefined : asked
}
