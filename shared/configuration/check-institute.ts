import { zoneNamed } from '#shared/calendar/zone.ts'
import { duplicates, notLanguages, unknown } from './checks.ts'
import type { Problem } from './problem.ts'
import type { ConfigurationSource } from './schema.ts'

export function checkInstitute({ institute, desks, topics }: ConfigurationSource): Problem[] {
  const deskIds = desks.map((desk) => desk.id)
  const { languages, defaultLanguage, mail } = institute
  const mailboxes = ['institute', 'mail', 'mailboxes']
  return [
    ...(isZone(institute.zone)
      ? []
      : [{ path: ['institute', 'zone'], message: 'must be an IANA time zone such as Europe/Berlin' }]),
    ...notLanguages(languages, ['institute', 'languages']),
    ...duplicates(languages.map((value, index) => ({ value, path: ['institute', 'languages', index] }))),
    ...unknown(defaultLanguage, languages, 'language of the institute', ['institute', 'defaultLanguage']),
    ...unknown(institute.generalDesk, deskIds, 'desk', ['institute', 'generalDesk']),
    ...(institute.complaintTopic === undefined
      ? []
      : unknown(
          institute.complaintTopic,
          topics.map((topic) => topic.id),
          'topic',
          ['institute', 'complaintTopic'],
        )),
    ...mail.mailboxes.flatMap(({ desk }, index) =>
      desk === undefined ? [] : unknown(desk, deskIds, 'desk', [...mailboxes, index, 'desk']),
    ),
    ...duplicates(
      mail.mailboxes.flatMap(({ address, aliases }, index) => [
        { value: address, path: [...mailboxes, index, 'address'] },
        ...aliases.map((value, position) => ({ value, path: [...mailboxes, index, 'aliases', position] })),
      ]),
    ),
  ]
}

function isZone(name: string): boolean {
  try {
    zoneNamed(name)
    return true
  } catch {
    return false
  }
}
