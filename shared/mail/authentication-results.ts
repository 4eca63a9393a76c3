const LONGEST = 8_000
/** Innermost comments, and quoted strings so that what looks like a comment in them is none. */
const COMMENT_OR_QUOTED = /"(?:[^"\\]|\\.)*"|\((?:[^()\\]|\\.)*\)/gs
const MOST_NESTED = 5

/**
 * The DMARC result that a receiving host wrote into Authentication-Results (RFC 8601). Only the topmost field of
 * `trustedHost` (its authserv-id) counts: a border that writes the field must remove those of its own name that came from
 * outside (§5), so whoever names the host says that it does. GRAY without such a field or without a clear result.
 */
export function trustedDmarc(values: readonly string[], trustedHost: string): 'PASS' | 'FAIL' | 'GRAY' {
  for (const value of values) {
    const [head = '', ...results] = withoutComments(value.slice(0, LONGEST)).split(';')
    const [host = ''] = head.trim().split(/\s+/)
    if (host.toLowerCase() !== trustedHost.toLowerCase()) continue
    const result = results.map((text) => /^\s*dmarc\s*=\s*([a-z]+)/i.exec(text)?.[1]?.toLowerCase()).find(Boolean)
    if (result === 'pass') return 'PASS'
    return result === 'fail' ? 'FAIL' : 'GRAY'
  }
  return 'GRAY'
}

function withoutComments(value: string): string {
  let text = value
  for (let depth = 0; depth < MOST_NESTED; depth += 1) {
    const stripped = text.replace(COMMENT_OR_QUOTED, (found) => (found.startsWith('"') ? found : ' '))
    if (stripped === text) break
    text = stripped
  }
  return text.replace(/"(?:[^"\\]|\\.)*"/gs, ' ')
}
