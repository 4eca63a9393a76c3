import { z } from 'zod'
import type { FieldIssue } from '#shared/errors.ts'
import { pathText, problemsOf } from './problem.ts'
import type { ConfigurationSource } from './schema.ts'
import { parseYaml, type SourceFile } from './source-files.ts'

const text = z.string().min(1).max(2_000)
const schema = z.strictObject({
  desks: z.record(z.string(), text).default({}),
  topics: z
    .record(
      z.string(),
      z.strictObject({ name: text.optional(), understood: text.optional(), meanwhile: text.optional() }),
    )
    .default({}),
})

/** `templates/fr/texts.yaml`: what desks and topics are called in the language, or register, of that folder. */
const FILE = /^templates\/([a-z]{2,3}(?:-informal)?)\/texts\.yaml$/u

/**
 * The configuration with the texts of all folders in it, so that a language is added by adding a folder. What folders say
 * wins over the same text in desks.yaml and topics.yaml. Problems name file and line. Pure.
 */
export function withFolderTexts(
  source: ConfigurationSource,
  files: readonly SourceFile[],
): { readonly source: ConfigurationSource; readonly issues: readonly FieldIssue[] } {
  let merged = source
  const issues: FieldIssue[] = []
  for (const { name, content } of files) {
    const folder = FILE.exec(name)?.[1]
    if (folder === undefined) continue
    const { texts, problems } = readTexts(content, source)
    issues.push(...problems.map(({ place, message }) => ({ path: `${name}:${place}`, message })))
    if (texts !== undefined) merged = mergedWith(merged, folder, texts)
  }
  return { source: merged, issues }
}

type Texts = z.infer<typeof schema>

function readTexts(content: string, source: ConfigurationSource) {
  const { value, problems, placeOf } = parseYaml(content)
  if (problems.length > 0) return { problems }
  const read = schema.safeParse(value ?? {})
  if (!read.success) {
    const found = problemsOf(read.error)
    return {
      problems: found.map(({ path, message }) => ({ place: placeOf(path), message: `${pathText(path)} ${message}` })),
    }
  }
  const unknown = (['desks', 'topics'] as const).flatMap((kind) =>
    Object.keys(read.data[kind])
      .filter((id) => !source[kind].some((entry) => entry.id === id))
      .map((id) => ({ place: placeOf([kind, id]), message: `${kind}.${id} is none of those in ${kind}.yaml` })),
  )
  return { texts: read.data, problems: unknown }
}

function mergedWith(source: ConfigurationSource, folder: string, texts: Texts): ConfigurationSource {
  const added = (own: Readonly<Record<string, string>>, value: string | undefined) =>
    value === undefined ? own : { ...own, [folder]: value }
  return {
    ...source,
    desks: source.desks.map((desk) => ({ ...desk, name: added(desk.name, texts.desks[desk.id]) })),
    topics: source.topics.map((topic) => {
      const { name, understood, meanwhile } = texts.topics[topic.id] ?? {}
      const before = topic.meanwhile ?? (meanwhile === undefined ? undefined : {})
      return {
        ...topic,
        name: added(topic.name, name),
        understood: added(topic.understood, understood),
        ...(before === undefined ? {} : { meanwhile: added(before, meanwhile) }),
      }
    }),
  }
}
