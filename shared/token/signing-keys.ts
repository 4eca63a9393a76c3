import { z } from 'zod'
import { Malformed } from '#shared/errors.ts'
import { readAs } from '#shared/read-as.ts'

/** Keys under which tokens are signed. A key that is taken out ends the life of every token that it signed. */
export interface SigningKeys {
  /** Name of the key for new signatures; one of `keys`. */
  readonly current: string
  readonly keys: Readonly<Record<string, string>>
}

const secretSchema = z.record(z.string().min(1).max(100), z.string().min(1).max(1_000))
const SHORTEST_KEY = 32

/**
 * Reads the secret `{"current":"k1","k1":"…"}`: `current` names the key for new signatures, every other entry is a key
 * that still verifies. Throws Malformed (never with a key in it) when it is not JSON, a key has less than 32 characters
 * or the current key is not there.
 */
export function parseSigningKeys(secret: string): SigningKeys {
  const { current, ...keys } = readAs(secretSchema, parseJson(secret), 'signing secret')
  if (current === undefined || !Object.hasOwn(keys, current)) {
    throw new Malformed('signing secret', [{ path: 'current', message: 'must name one of the keys' }])
  }
  const short = Object.keys(keys).filter((name) => (keys[name] ?? '').length < SHORTEST_KEY)
  if (short.length > 0) {
    throw new Malformed('signing secret', [{ path: short.join(), message: `must have ${SHORTEST_KEY} characters` }])
  }
  return { current, keys }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    // The parser's own message quotes the text, which is secret here.
    throw new Malformed('signing secret', [{ path: '', message: 'is not JSON' }])
  }
}
