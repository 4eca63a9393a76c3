import { duplicates, localized, notLanguages, unknown } from './checks.ts'
import type { Problem } from './problem.ts'
import type { ConfigurationSource } from './schema.ts'

export function checkTopics({ topics, desks, institute }: ConfigurationSource): Problem[] {
  const deskIds = desks.map((desk) => desk.id)
  return [
    ...duplicates(topics.map(({ id }, index) => ({ value: id, path: ['topics', index, 'id'] }))),
    ...topics.flatMap((topic, index) => [
      ...unknown(topic.desk, deskIds, 'desk', ['topics', index, 'desk']),
      ...localized(topic.name, institute.languages, ['topics', index, 'name']),
      ...localized(topic.understood, institute.languages, ['topics', index, 'understood']),
      ...(topic.meanwhile === undefined
        ? []
        : localized(topic.meanwhile, institute.languages, ['topics', index, 'meanwhile'])),
      ...notLanguages(Object.keys(topic.words), ['topics', index, 'words']),
    ]),
  ]
}
