import { z } from 'zod'
import type { Configuration } from './schema.ts'

const path = z
  .string()
  .regex(
    /^(?:[a-z]{2,3}(?:-informal)?\/)?[a-z][a-z.-]{0,60}\.liquid$/u,
    'must be such as de/notice.liquid or mail.html.liquid',
  )
const inFolders = z.record(
  z.string().regex(/^[a-z]{2,3}(?:-informal)?$/u, 'must be a language such as de, or de-informal'),
  z.string().min(1).max(2_000),
)

/** Changed texts: templates by path (null takes one out), and what topics are called and say by folder. */
export const textChangeSchema = z.strictObject({
  templates: z.record(path, z.string().max(20_000).nullable()).default({}),
  topics: z
    .record(
      z.string().max(40),
      z.strictObject({ name: inFolders.optional(), understood: inFolders.optional(), meanwhile: inFolders.optional() }),
    )
    .default({}),
})
export type TextChange = z.infer<typeof textChangeSchema>

/** The configuration with changed texts; nothing else of it changes, and a topic that it does not have is left out. Pure. */
export function withTexts(configuration: Configuration, { templates, topics }: TextChange): Configuration {
  const all = { ...configuration.templates, ...templates }
  return {
    ...configuration,
    templates: Object.fromEntries(
      Object.entries(all).flatMap(([name, text]) => (text === null ? [] : [[name, text] as const])),
    ),
    topics: configuration.topics.map((topic) => {
      const { name, understood, meanwhile } = topics[topic.id] ?? {}
      return {
        ...topic,
        name: { ...topic.name, ...name },
        understood: { ...topic.understood, ...understood },
        ...(topic.meanwhile === undefined && meanwhile === undefined
          ? {}
          : { meanwhile: { ...topic.meanwhile, ...meanwhile } }),
      }
    }),
  }
}

/** The folders whose texts change; all of them when the frame of mails does. */
export function changedFolders({ templates, topics }: TextChange, all: readonly string[]): readonly string[] {
  const paths = Object.keys(templates)
  if (paths.some((name) => !name.includes('/'))) return all
  const texts = Object.values(topics).flatMap((topic) =>
    Object.values(topic).flatMap((text) => Object.keys(text ?? {})),
  )
  return [...new Set([...paths.map((name) => name.slice(0, name.indexOf('/'))), ...texts])]
}
