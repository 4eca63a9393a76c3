import type { ConfigurationIndex } from '#shared/configuration/configuration-index.ts'
import { WEIGHT } from '#shared/inquiry/actions/transition.ts'
import type { Inquiry } from '#shared/inquiry/inquiry.ts'
import type { Instant } from '#shared/instant.ts'
import type { Roster } from '#shared/roster/advisor-load.ts'
import { presenceOf } from '#shared/roster/presence.ts'
import type { RoutingSnapshot } from './decision.ts'

/** What a decision about this inquiry depends on, now: the desk's advisors with their load and presence. */
export async function takeSnapshot(
  inquiry: Inquiry,
  index: ConfigurationIndex,
  roster: Roster,
  now: Instant,
): Promise<RoutingSnapshot> {
  const advisors = index.advisorsOf(inquiry.desk)
  const loads = await roster.loads(advisors.map((advisor) => advisor.id))
  const own = inquiry.customer.ownAdvisorId
  return {
    at: now,
    configVersion: index.version,
    inquiry: {
      inquiryId: inquiry.inquiryId,
      desk: inquiry.desk,
      language: workingLanguage(inquiry, index),
      urgent: inquiry.urgent,
      weight: WEIGHT,
      deputyIds: own === undefined ? [] : (index.advisor(own)?.deputies ?? []),
      ...(own === undefined ? {} : { ownAdvisorId: own }),
      ...(inquiry.lastAdvisorId === undefined ? {} : { lastAdvisorId: inquiry.lastAdvisorId }),
    },
    candidates: advisors.flatMap((advisor, position) => {
      const load = loads[position]
      return load === undefined
        ? []
        : [
            {
              advisorId: advisor.id,
              desks: advisor.desks,
              languages: advisor.languages,
              capacity: advisor.capacity,
              openWeight: load.openWeight,
              presence: presenceOf(advisor.id, load, index, now),
              lastAssignedAt: load.lastAssignedAt,
            },
          ]
    }),
  }
}

/** The language that an advisor must speak: the customer's where the desk works in it, else the institute's own. */
const workingLanguage = (inquiry: Inquiry, index: ConfigurationIndex): string =>
  index.desk(inquiry.desk)?.languages.includes(inquiry.language) === true
    ? inquiry.language
    : index.institute.defaultLanguage
