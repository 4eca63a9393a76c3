import { LineCounter, parseDocument, stringify } from 'yaml'

/** What is edited here; texts have a page of their own, holidays are looked up. */
export const PARTS = ['desks', 'advisors', 'topics', 'form', 'institute'] as const
export type Part = (typeof PARTS)[number]

/** Something against a draft: in which part and line where that is known. */
export interface Objection {
  readonly part?: Part | undefined
  readonly line?: number | undefined
  readonly path: string
  readonly message: string
}

/** A part of the configuration as people edit it. */
export const yamlOf = (value: unknown): string => stringify(value, { lineWidth: 0 })

/** What an edited text says, or what is wrong with it as YAML. Aliases are bounded against texts that grow without end. */
export function readPart(
  part: Part,
  text: string,
): { readonly value: unknown } | { readonly objections: readonly Objection[] } {
  const lines = new LineCounter()
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false })
  if (document.errors.length > 0)
    return {
      objections: document.errors.map(({ pos: [start], message }) => ({
        part,
        line: lines.linePos(start).line,
        path: part,
        message,
      })),
    }
  try {
    const value: unknown = document.toJS({ maxAliasCount: 100 })
    return { value }
  } catch (error) {
    return { objections: [{ part, path: part, message: error instanceof Error ? error.message : String(error) }] }
  }
}

interface Issue {
  readonly path: string
  readonly message: string
}

/** Objections of the API (`desks[3].name.en`) at their lines, or at that of what they would be in. Each part is parsed once. */
export function located(issues: readonly Issue[], textOf: (part: Part) => string): readonly Objection[] {
  const lines = new Map<Part, (path: readonly (string | number)[]) => number>()
  return issues.map((issue) => {
    const [first = '', ...path] = placesOf(issue.path)
    const part = PARTS.find((one) => one === first)
    if (part === undefined) return issue
    const lineOf = lines.get(part) ?? linesOf(textOf(part))
    lines.set(part, lineOf)
    return { ...issue, part, line: lineOf(path) }
  })
}

const placesOf = (path: string): (string | number)[] =>
  [...path.matchAll(/\[(\d+)\]|([^.[\]]+)/gu)].map(([, position, name = '']) =>
    position === undefined ? name : Number(position),
  )

function linesOf(text: string): (path: readonly (string | number)[]) => number {
  const lines = new LineCounter()
  const document = parseDocument(text, { lineCounter: lines })
  return (path) => {
    for (let length = path.length; length > 0; length -= 1) {
      const start = rangeOf(document.getIn(path.slice(0, length), true))
      if (start !== undefined) return lines.linePos(start).line
    }
    return 1
  }
}

function rangeOf(node: unknown): number | undefined {
  if (typeof node !== 'object' || node === null || !('range' in node) || !Array.isArray(node.range)) return undefined
  const [start]: readonly unknown[] = node.range
  return typeof start === 'number' ? start : undefined
}
