import type { ConfigurationIndex } from '#shared/configuration/configuration-index.ts'
import { weightOf } from '#shared/inquiry/actions/transition.ts'
import type { Inquiry } from '#shared/inquiry/inquiry.ts'
import { type Instant, MINUTE } from '#shared/instant.ts'
import type { DecisionRules, RoutedInquiry } from './decision.ts'
import { deputyChain } from './deputies.ts'

/** An inquiry as the rules see it. Pure. `knownToAdvisorId` is who last dealt with another matter of the customer. */
export function routedInquiry(
  inquiry: Inquiry,
  index: ConfigurationIndex,
  knownToAdvisorId: string | undefined,
): RoutedInquiry {
  const { customer, lastAdvisorId } = inquiry
  const own = customer.ownAdvisorId
  return {
    inquiryId: inquiry.inquiryId,
    desk: inquiry.desk,
    language: workingLanguage(inquiry, index),
    urgent: inquiry.urgent,
    weight: weightOf(inquiry),
    licences: index.desk(inquiry.desk)?.licences ?? [],
    values: customer.values ?? [],
    conflictAdvisorIds: customer.conflictAdvisorIds ?? [],
    deputyIds: deputiesOf(own, customer.deputyIds ?? [], index),
    ...(customer.segment === undefined ? {} : { segment: customer.segment }),
    ...(own === undefined ? {} : { ownAdvisorId: own }),
    ...(lastAdvisorId === undefined ? {} : { lastAdvisorId }),
    ...(knownToAdvisorId === undefined ? {} : { knownToAdvisorId }),
  }
}

/** The customer's own deputies also where their own advisor has left; else those of that advisor. */
function deputiesOf(
  own: string | undefined,
  ofCustomer: readonly string[],
  index: ConfigurationIndex,
): readonly string[] {
  const configured = (advisorId: string) => index.advisor(advisorId)?.deputies ?? []
  const ofOwn = own === undefined ? [] : configured(own)
  return deputyChain(own, ofCustomer.length > 0 ? ofCustomer : ofOwn, configured)
}

/** The rules of the configuration for this inquiry now: those that it has waited for long enough, in the desk's opening time, fall. */
export function decisionRules(inquiry: Inquiry, index: ConfigurationIndex, now: Instant): DecisionRules {
  const { relax, reserve, helpingOut } = index.institute.routing
  const waited =
    relax.length === 0
      ? 0
      : index.calendar(inquiry.desk).businessMillis(inquiry.roundAt, Math.max(inquiry.roundAt, now))
  return {
    relaxed: relax.filter(({ afterMinutes }) => waited >= afterMinutes * MINUTE).map(({ rule }) => rule),
    reserve,
    helpingOut,
  }
}

/** The language that an advisor must speak: the customer's where the desk works in it, else the institute's own. */
const workingLanguage = (inquiry: Inquiry, index: ConfigurationIndex): string =>
  index.desk(inquiry.desk)?.languages.includes(inquiry.language) === true
    ? inquiry.language
    : index.institute.defaultLanguage
