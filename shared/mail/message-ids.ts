const IDS = /<([^<>\s]{1,996})>/g
const MOST = 50

/** The message ids of a field such as References, with their angle brackets; the last 50, because those are nearest. */
export function readMessageIds(value: string): string[] {
  const bracketed = [...value.matchAll(IDS)].map(([id]) => id)
  if (bracketed.length > 0) return bracketed.slice(-MOST)
  // Some clients leave the brackets out.
  return value
    .split(/[\s,;<>]+/)
    .filter((word) => word.includes('@') && word.length <= 996)
    .map((word) => `<${word}>`)
    .slice(-MOST)
}

/** The id of a Message-ID field; an id without the brackets or the @ that it should have is still an id. */
export function readMessageId(value: string): string | undefined {
  const [first] = readMessageIds(value)
  if (first !== undefined) return first
  const bare = value.trim().replace(/^<|>$/g, '')
  return bare === '' || bare.length > 996 || /\s/.test(bare) ? undefined : `<${bare}>`
}
