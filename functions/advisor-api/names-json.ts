import type { NamesJson } from '#shared/api/console.ts'
import type { ConfigurationIndex } from '#shared/configuration/configuration-index.ts'
import type { Advisor } from '#shared/configuration/schema.ts'

/** What ids are called, for one advisor: all desks and topics, and the people at their desks. Bounded by the configuration. */
export function namesJson(index: ConfigurationIndex, me: Pick<Advisor, 'desks'>): NamesJson {
  const { desks, topics, advisors } = index.configuration
  const mine = new Set(me.desks)
  return {
    configuration: index.version,
    topics: topics.map(({ id, desk, name }) => ({ topic: id, desk, name: plainOnly(name) })),
    desks: desks.map(({ id, name }) => ({ desk: id, name: plainOnly(name) })),
    people: advisors
      .filter((advisor) => advisor.desks.some((desk) => mine.has(desk)))
      .map((advisor) => ({ advisorId: advisor.id, name: advisor.name, desks: advisor.desks }))
      .sort((a, b) => a.name.localeCompare(b.name, index.institute.languages[0])),
  }
}

/** Without the variants of an informal register, which are for customers. */
const plainOnly = (name: Readonly<Record<string, string>>): Record<string, string> =>
  Object.fromEntries(Object.entries(name).filter(([language]) => !language.includes('-')))
