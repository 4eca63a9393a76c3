import { greetingName } from '#shared/acknowledgement/greeting-name.ts'
import type { ConfigurationIndex } from '#shared/configuration/configuration-index.ts'
import type { Customer, CustomerDirectory } from '#shared/customer/customer.ts'
import { unknownCustomerId } from '#shared/customer/customer-of-subject.ts'
import type { InquiryCustomer } from '#shared/inquiry/inquiry.ts'
import type { ChannelMessage } from '#shared/intake/channel-message.ts'

/** Who writes, and the language they are known to prefer. */
export interface Writer {
  readonly customer: InquiryCustomer
  readonly knownLanguage?: string
}

/**
 * Known only when verified: signed in, or a mail that passed DMARC from an address that belongs to exactly one customer.
 * Otherwise the name is a greeting and nothing else.
 */
export async function whoWrites(
  message: ChannelMessage,
  directory: CustomerDirectory,
  index: ConfigurationIndex,
): Promise<Writer> {
  const known = await verifiedCustomer(message, directory)
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
      ...(known.salutation === undefined ? {} : { salutation: known.salutation }),
      ...(email === undefined ? {} : { email }),
      ...whatRoutingNeeds(known, index),
    },
  }
}

async function verifiedCustomer(message: ChannelMessage, directory: CustomerDirectory): Promise<Customer | undefined> {
  if (message.channel === 'mobile')
    return message.sender.subject === undefined ? undefined : directory.bySubject(message.sender.subject)
  if (message.mail?.verdicts.dmarc !== 'PASS' || message.sender.email === undefined) return undefined
  const customers = await directory.byEmail(message.sender.email)
  return customers.length === 1 ? customers[0] : undefined
}

/** Who serves them and what they value. Of advisors who have left the deputies remain, and without those the desk. */
function whatRoutingNeeds(known: Customer, index: ConfigurationIndex): Partial<InquiryCustomer> {
  const { ownAdvisorId, deputyIds, conflictAdvisorIds, company, values } = known
  const isHere = (advisorId: string): boolean => index.advisor(advisorId) !== undefined
  const deputies = deputyIds.filter(isHere)
  return {
    segment: known.segment,
    ...(ownAdvisorId === undefined || !isHere(ownAdvisorId) ? {} : { ownAdvisorId }),
    ...(deputies.length === 0 ? {} : { deputyIds: deputies }),
    ...(conflictAdvisorIds.length === 0 ? {} : { conflictAdvisorIds }),
    ...(company === undefined ? {} : { companyId: company.companyId }),
    ...(values.length === 0 ? {} : { values }),
  }
}
