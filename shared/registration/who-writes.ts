import { greetingName } from '#shared/acknowledgement/greeting-name.ts'
import type { ConfigurationIndex } from '#shared/configuration/configuration-index.ts'
import type { Customer, CustomerDirectory } from '#shared/customer/customer.ts'
import { unknownCustomerId } from '#shared/customer/customer-of-subject.ts'
import type { InquiryCustomer } from '#shared/inquiry/inquiry.ts'
import type { ChannelMessage } from '#shared/intake/channel-message.ts'
import { recognise } from './recognise.ts'

/** Who writes, and the language they are known to prefer. */
export interface Writer {
  readonly customer: InquiryCustomer
  readonly knownLanguage?: string
}

/** Who writes: what the directory says of a sender who is verified (see recognise), else a name that is a greeting and nothing else. */
export async function whoWrites(
  message: ChannelMessage,
  directory: CustomerDirectory,
  index: ConfigurationIndex,
): Promise<Writer> {
  const { customer: known, candidates } = await recognise(message, directory)
  const conflicts = conflictsOf(message, candidates, index)
  const email = message.sender.email
  if (known === undefined) {
    return {
      customer: {
        ...greetingName(message.sender.name),
        verified: message.channel === 'mobile',
        ...(email === undefined ? {} : { email }),
        ...(message.sender.phone === undefined ? {} : { phone: message.sender.phone }),
        ...(message.channel === 'mobile' && message.sender.subject !== undefined
          ? { customerId: unknownCustomerId(message.sender.subject) }
          : {}),
        ...conflicts,
      },
    }
  }
  return {
    knownLanguage: known.language,
    customer: {
      customerId: known.customerId,
      name: `${known.name.given} ${known.name.family}`,
      family: known.name.family,
      verified: true,
      ...(known.name.title === undefined ? {} : { title: known.name.title }),
      ...(known.register === undefined ? {} : { register: known.register }),
      ...(known.salutation === undefined ? {} : { salutation: known.salutation }),
      ...(email === undefined ? {} : { email }),
      ...whatRoutingNeeds(known, index),
      ...conflicts,
    },
  }
}

/**
 * Advisors who must not get the matter: those whom the directory names for anybody with this address, also where nothing
 * is verified, and whose own address at work it is. Leaving somebody out shows nothing to anybody.
 */
function conflictsOf(
  { sender }: ChannelMessage,
  candidates: readonly Customer[],
  index: ConfigurationIndex,
): Pick<InquiryCustomer, 'conflictAdvisorIds'> {
  const named = candidates.flatMap(({ conflictAdvisorIds }) => conflictAdvisorIds)
  const own = index.configuration.advisors.filter(({ email }) => email === sender.email).map(({ id }) => id)
  const all = [...new Set([...named, ...own])]
  return all.length === 0 ? {} : { conflictAdvisorIds: all }
}

/** Who serves them and what they value. Of advisors who have left the deputies remain, and without those the desk. */
function whatRoutingNeeds(known: Customer, index: ConfigurationIndex): Partial<InquiryCustomer> {
  const { ownAdvisorId, deputyIds, company, values } = known
  const isHere = (advisorId: string): boolean => index.advisor(advisorId) !== undefined
  const deputies = deputyIds.filter(isHere)
  return {
    segment: known.segment,
    ...(ownAdvisorId === undefined || !isHere(ownAdvisorId) ? {} : { ownAdvisorId }),
    ...(deputies.length === 0 ? {} : { deputyIds: deputies }),
    ...(company === undefined ? {} : { companyId: company.companyId }),
    ...(values.length === 0 ? {} : { values }),
  }
}
