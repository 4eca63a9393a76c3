import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join, sep } from 'node:path'
import { LineCounter, parseDocument } from 'yaml'
import type { Problem } from './problem.ts'

/** The YAML documents of a configuration; each is the value of the key of its name. */
export const DOCUMENTS = ['institute', 'desks', 'advisors', 'topics', 'people', 'form'] as const
/** What an institute may leave out. */
export const OPTIONAL_DOCUMENTS: readonly string[] = ['form']

const TEMPLATES = 'templates'

export interface SourceFile {
  /** Path below the directory, with slashes. */
  readonly name: string
  readonly content: string
}

/** The files of a configuration that are there, by name. */
export async function readSourceFiles(directory: string): Promise<SourceFile[]> {
  const found = await readdir(directory, { recursive: true })
  const names = found
    .map((name) => name.split(sep).join('/'))
    .filter((name) => DOCUMENTS.some((document) => name === `${document}.yaml`) || isTemplate(name) || isTexts(name))
    .sort()
  return Promise.all(names.map(async (name) => ({ name, content: await readFile(join(directory, name), 'utf8') })))
}

/** `templates/fr/texts.yaml`, see folder-texts.ts. */
const isTexts = (name: string): boolean => /^templates\/[^/]+\/texts\.yaml$/u.test(name)
const isTemplate = (name: string): boolean => name.startsWith(`${TEMPLATES}/`) && name.endsWith('.liquid')

/** Templates by their path below `templates/`. */
export const templatesIn = (files: readonly SourceFile[]): Record<string, string> =>
  Object.fromEntries(
    files
      .filter(({ name }) => isTemplate(name))
      .map(({ name, content }) => [name.slice(TEMPLATES.length + 1), content]),
  )

/** Changes with every name and every byte of content, and with nothing else. */
export const digestOf = (files: readonly SourceFile[]): string =>
  createHash('sha256')
    .update(JSON.stringify(files.map(({ name, content }) => [name, content])))
    .digest('hex')

/** A parsed YAML document, or what its syntax errors are; it remembers where everything stands. */
export interface YamlDocument {
  readonly value: unknown
  readonly problems: readonly { readonly place: string; readonly message: string }[]
  /** `41:5`, line and column (from 1) of the deepest part of the path that is there. */
  readonly placeOf: (path: Problem['path']) => string
}

export function parseYaml(content: string): YamlDocument {
  const lines = new LineCounter()
  const document = parseDocument(content, { lineCounter: lines, prettyErrors: false })
  const placeAt = (offset: number) => {
    const { line, col } = lines.linePos(offset)
    return `${Math.max(1, line)}:${Math.max(1, col)}`
  }
  return {
    value: document.errors.length > 0 ? undefined : document.toJS(),
    problems: document.errors.map((error) => ({ place: placeAt(error.pos[0]), message: error.message })),
    placeOf(path) {
      for (let length = path.length; length > 0; length -= 1) {
        const range = rangeOf(document.getIn(path.slice(0, length), true))
        if (range !== undefined) return placeAt(range)
      }
      return '1:1'
    },
  }
}

/** Where a node begins; what the library gives for a path may be any node or nothing. */
function rangeOf(node: unknown): number | undefined {
  if (typeof node !== 'object' || node === null || !('range' in node) || !Array.isArray(node.range)) return undefined
  const start: unknown = node.range[0]
  return typeof start === 'number' ? start : undefined
}
