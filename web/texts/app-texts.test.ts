import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'

const texts = fileURLToPath(new URL('.', import.meta.url))
const NAMESPACES = readdirSync(join(texts, 'de')).map((file) => file.replace('.json', ''))
/** Plural endings (CLDR) are one key to who uses it. */
const PLURAL = /_(?:zero|one|two|few|many|other)$/u

const keysOf = (value: unknown, path = ''): string[] =>
  typeof value === 'string'
    ? [path]
    : Object.entries(Object(value)).flatMap(([key, inner]) => keysOf(inner, path === '' ? key : `${path}.${key}`))
const read = (language: string, namespace: string): unknown =>
  JSON.parse(readFileSync(join(texts, language, `${namespace}.json`), 'utf8'))
const textAt = (value: unknown, key: string): string =>
  String(key.split('.').reduce((inner: unknown, part) => Object(inner)[part], value))

/** Sources of the applications, with what they have in common. */
const sources = ['console', 'my', 'operations', 'platform', 'kit']
  .flatMap((folder) => {
    try {
      return readdirSync(join(texts, '..', folder), { recursive: true, withFileTypes: true })
    } catch {
      return []
    }
  })
  .filter((entry) => entry.isFile() && /(?<!\.test)\.tsx?$/u.test(entry.name))
  .map(({ parentPath, name }) => readFileSync(join(parentPath, name), 'utf8'))
  .join('\n')
/** Whole keys, and beginnings of keys that end in something known only later: `statuses.${status}`. */
const used = [...sources.matchAll(/[`'"](?:\w+:)?([\w-]+(?:\.[\w-]+)*)(\.\$\{)?/gu)]
const whole = new Set(used.filter(([, , open]) => open === undefined).map(([, key = '']) => key))
const beginnings = used.filter(([, , open]) => open !== undefined).map(([, key = '']) => `${key}.`)

describe.each(NAMESPACES)('the texts of %s', (namespace) => {
  const german = read('de', namespace)
  const english = read('en', namespace)

  it('are there in both languages', () => {
    expect(keysOf(english).sort()).toEqual(keysOf(german).sort())
  })

  it('have the same places to fill', () => {
    const places = (text: string) => [...text.matchAll(/\{\{\w+\}\}/gu)].map(([place]) => place).sort()
    for (const key of keysOf(german)) expect(places(textAt(english, key)), key).toEqual(places(textAt(german, key)))
  })

  it('are all used', () => {
    const idle = keysOf(german)
      .map((key) => key.replace(PLURAL, ''))
      .filter((key) => !whole.has(key) && !beginnings.some((beginning) => key.startsWith(beginning)))
    expect(idle).toEqual([])
  })
})
