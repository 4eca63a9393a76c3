import { nearest } from './nearest.ts'
import type { Problem } from './problem.ts'
import type { Advisor, ConfigurationSource, Desk } from './schema.ts'
import { unstaffedHours } from './unstaffed-hours.ts'

/**
 * What is allowed and yet probably not meant, each with what would be right: work that would wait for long, people whom
 * nothing reaches, names that look like slips. For a configuration without errors. Pure.
 */
export const adviceOn = (source: ConfigurationSource): Problem[] => [
  ...source.desks.flatMap((desk, place) => deskAdvice(source, desk, ['desks', place])),
  ...source.advisors.flatMap((advisor, place) => advisorAdvice(source, advisor, ['advisors', place])),
]

/** Gaps that are named; whoever has more will look at the whole week anyway. */
const SHOWN = 5

function deskAdvice(source: ConfigurationSource, desk: Desk, path: Problem['path']): Problem[] {
  const { advisors, institute } = source
  const gaps = unstaffedHours(
    desk,
    advisors.filter(({ desks }) => desks.includes(desk.id)),
  )
  const more = gaps.length > SHOWN ? ` and ${gaps.length - SHOWN} more` : ''
  return [
    ...(gaps.length === 0
      ? []
      : [
          {
            path: [...path, 'hours'],
            message: `is open while none of its advisors has a shift, ${gaps.slice(0, SHOWN).join(', ')}${more}: promises count these hours, so give somebody a shift or open less`,
          },
        ]),
    ...(isReached(source, desk)
      ? []
      : [{ path, message: 'gets nothing by itself: no topic and no mailbox leads to it; name it with one of them' }]),
    ...desk.escalation.flatMap(({ to }, step) =>
      to.flatMap((whom, position) => {
        const reason = alarmedNobody(whom, desk, institute.escalationWebhook)
        return reason === undefined
          ? []
          : [{ path: [...path, 'escalation', step, 'to', position], message: `alarms nobody: ${reason}` }]
      }),
    ),
  ]
}

const isReached = ({ institute, topics }: ConfigurationSource, { id, urgent }: Desk): boolean =>
  urgent ||
  institute.generalDesk === id ||
  topics.some(({ desk }) => desk === id) ||
  institute.mail.mailboxes.some(({ desk }) => desk === id)

function alarmedNobody(
  whom: Desk['escalation'][number]['to'][number],
  { leads, deputyLeads, onCall }: Desk,
  webhook: string | undefined,
): string | undefined {
  if (whom === 'webhook') return webhook === undefined ? 'give the institute an escalationWebhook' : undefined
  if (whom === 'deputy-lead') return deputyLeads.length === 0 ? 'give the desk deputyLeads' : undefined
  if (whom === 'lead') return leads.length === 0 ? 'give the desk leads' : undefined
  return onCall.length + leads.length === 0 ? 'give the desk onCall addresses or leads' : undefined
}

function advisorAdvice({ advisors, desks }: ConfigurationSource, advisor: Advisor, path: Problem['path']): Problem[] {
  const asked = [...new Set(desks.flatMap(({ licences }) => licences))]
  const deputies = advisor.deputies.flatMap((id) => advisors.find((one) => one.id === id) ?? [])
  return [
    ...advisor.licences.flatMap((licence, position) => {
      if (asked.includes(licence)) return []
      const { meant } = nearest(licence, asked)
      const question = meant === undefined ? 'take it out, or name it with a desk' : `did you mean ${meant}?`
      return [{ path: [...path, 'licences', position], message: `is asked for by no desk: ${question}` }]
    }),
    ...(Object.values(advisor.shifts).every((day) => day.length === 0)
      ? [{ path: [...path, 'shifts'], message: 'are none: they get work only while they set themselves available' }]
      : []),
    ...(deputies.length > 0 && deputies.every((deputy) => !deputy.desks.some((desk) => advisor.desks.includes(desk)))
      ? [
          {
            path: [...path, 'deputies'],
            message: 'work at none of the same desks, so none of them may stand in: name a colleague of a desk',
          },
        ]
      : []),
  ]
}
