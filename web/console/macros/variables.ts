/** What a prepared text may use; the API refuses others. */
export const VARIABLES = ['name', 'reference', 'promise', 'advisor', 'desk', 'institute'] as const

/** Names that the text makes itself. */
const MADE = /\{%-?\s*(?:assign|capture|for)\s+([\p{L}\p{N}_-]+)/gu
const OUTPUT = /\{\{-?\s*([\p{L}\p{N}_.-]+)/gu

/** Names in `{{ … }}` that nothing stands for, each once. What is in tags (`{% … %}`) the API alone can tell. */
export function unknownVariables(text: string): readonly string[] {
  const made = [...text.matchAll(MADE)].flatMap(([, name]) => name ?? [])
  const known: readonly string[] = [...VARIABLES, ...made, ...(made.length > 0 ? ['forloop'] : [])]
  const named = [...text.matchAll(OUTPUT)].flatMap(([, name]) => name ?? [])
  return [...new Set(named)].filter((name) => !known.includes(name.split('.')[0] ?? ''))
}
