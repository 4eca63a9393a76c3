/** A field such as `text/plain; charset="utf-8"` (RFC 2045 §5.1). */
export interface StructuredField {
  /** Lower case, without comments. */
  readonly value: string
  /** By lower-case name; of several with one name the first. */
  readonly parameters: ReadonlyMap<string, string>
}

const MOST_PARAMETERS = 50
const TOKENS = /"((?:[^"\\]|\\.)*)"|([^";]+)|(;)|"/gs

/**
 * Reads value and parameters: quoted strings, comments, and parameters in sections (RFC 2231 §3, needed for boundaries;
 * names of files are decoded by the MIME library). Never fails: what makes no sense is left out.
 */
export function readStructuredField(text: string): StructuredField {
  const [first = '', ...rest] = splitParts(text)
  const written = new Map<string, string>()
  for (const part of rest.slice(0, MOST_PARAMETERS)) {
    const equals = part.indexOf('=')
    const name = part.slice(0, equals).trim().toLowerCase()
    if (equals > 0 && !written.has(name)) written.set(name, part.slice(equals + 1).trim())
  }
  return { value: first.trim().toLowerCase(), parameters: joinSections(written) }
}

function splitParts(text: string): string[] {
  const parts = ['']
  for (const [token, quoted, plain, semicolon] of text.matchAll(TOKENS)) {
    if (semicolon !== undefined) parts.push('')
    else if (quoted !== undefined) parts[parts.length - 1] += quoted.replace(/\\(.)/gs, '$1')
    else if (plain !== undefined) parts[parts.length - 1] += withoutComments(plain)
    else if (token !== '"') parts[parts.length - 1] += token
  }
  return parts
}

/** A parenthesis after a blank or at the beginning opens a comment; `name=Invoice(1).pdf` is a name. */
const withoutComments = (text: string): string => text.replace(/(^|\s)\([^()]*\)/g, '$1')

function joinSections(written: ReadonlyMap<string, string>): ReadonlyMap<string, string> {
  const parameters = new Map<string, string>()
  for (const [name, value] of written) {
    const [, base, section] = /^([^*]+)\*(\d*)\*?$/.exec(name) ?? []
    if (base === undefined) parameters.set(name, value)
    else if (section === '' || section === '0') parameters.set(base, `${value}${laterSections(written, base)}`)
  }
  return parameters
}

function laterSections(written: ReadonlyMap<string, string>, base: string): string {
  let text = ''
  for (let section = 1; ; section += 1) {
    const value = written.get(`${base}*${section}`) ?? written.get(`${base}*${section}*`)
    if (value === undefined) return text
    text += value
  }
}
