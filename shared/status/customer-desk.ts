import { withFiles } from '#shared/api/attachment-json.ts'
import { customerInquiry, customerSummary, receivedInquiry, type ShownAdvisor } from '#shared/api/inquiry-json.ts'
import type { CustomerInquiry, CustomerSummary } from '#shared/api/inquiry-output.ts'
import { statesOf } from '#shared/attachments/download.ts'
import type { ScanStates } from '#shared/attachments/scan-states.ts'
import type { BlobStore } from '#shared/blob/blob-store.ts'
import { withWholeTexts } from '#shared/blob/whole-texts.ts'
import type { ConfigurationIndex } from '#shared/configuration/configuration-index.ts'
import { PICTURES } from '#shared/configuration/pictures.ts'
import { customerIdOfSubject } from '#shared/customer/customer-of-subject.ts'
import type { Inquiry } from '#shared/inquiry/inquiry.ts'
import type { Page } from '#shared/inquiry/inquiry-store.ts'
import { messagesOf } from '#shared/inquiry/merged.ts'
import type { Clock } from '#shared/instant.ts'
import type { SigningKeys } from '#shared/token/signing-keys.ts'
import { readStatusToken } from '#shared/token/status-token.ts'
import { hoursOf } from './desk-hours.ts'
import { findGivenOut, type GivenOut, type GivenOutDeps } from './given-out.ts'

export interface CustomerDeskDeps extends GivenOutDeps {
  readonly blobs: BlobStore
  readonly scans: ScanStates
  readonly configuration: () => Promise<ConfigurationIndex>
  readonly keys: () => Promise<SigningKeys>
  readonly clock: Clock
}

/** What customers see. Every method may throw Unavailable. */
export interface CustomerDesk {
  /** By the token of a status link; undefined for a token that is not ours. */
  byToken(token: string): Promise<CustomerInquiry | undefined>
  /** One of the signed-in person's own; undefined for anybody else's. */
  own(subject: string, inquiryId: string): Promise<CustomerInquiry | undefined>
  /** Newest first, without messages. Throws Malformed for a cursor that is not ours. */
  list(subject: string, page: PageRequest): Promise<Page<CustomerSummary>>
  /** The same with messages. */
  whole(subject: string, page: PageRequest): Promise<Page<CustomerInquiry>>
}

interface PageRequest {
  readonly limit: number
  readonly cursor?: string
}

/** The customers' side of the system over the ports. */
export function createCustomerDesk(deps: CustomerDeskDeps): CustomerDesk {
  async function shown(found: GivenOut): Promise<CustomerInquiry> {
    if (found.state === 'received') return receivedInquiry(found.receipt, found.message)
    const messages = await messagesOf(deps.inquiries, found.inquiry)
    // Notes are left out before long texts are fetched, and once more where messages become JSON.
    const visible = messages.filter((message) => message.direction !== 'note')
    const [whole, states] = await Promise.all([withWholeTexts(visible, deps.blobs), statesOf(deps.scans, visible)])
    const index = await deps.configuration()
    const hours = hoursOf(index, found.inquiry.desk, deps.clock())
    const inquiry = customerInquiry(found.inquiry, whole, advisorsIn(index))
    return {
      ...inquiry,
      ...(hours === undefined ? {} : { hours }),
      messages: withFiles(inquiry.messages, visible, states),
    }
  }
  async function page(subject: string, request: PageRequest): Promise<Page<Inquiry>> {
    const customerId = await customerIdOfSubject(deps.customers, subject)
    return deps.inquiries.list({ view: 'customer', customerId }, request)
  }
  return {
    async byToken(token) {
      const inquiryId = readStatusToken(token, await deps.keys())
      const found = inquiryId === undefined ? undefined : await findGivenOut(deps, inquiryId)
      return found === undefined ? undefined : shown(found)
    },
    async own(subject, inquiryId) {
      const found = await findOwn(deps, subject, inquiryId)
      return found === undefined ? undefined : shown(found)
    },
    async list(subject, request) {
      const [{ items, ...rest }, index] = await Promise.all([page(subject, request), deps.configuration()])
      return { items: items.map((inquiry) => customerSummary(inquiry, advisorsIn(index))), ...rest }
    },
    async whole(subject, request) {
      const { items, ...rest } = await page(subject, request)
      return { items: await Promise.all(items.map((inquiry) => shown({ state: 'registered', inquiry }))), ...rest }
    },
  }
}

const advisorsIn =
  (index: ConfigurationIndex) =>
  (advisorId: string): ShownAdvisor | undefined => {
    const advisor = index.advisor(advisorId)
    if (advisor === undefined) return undefined
    const { name, picture } = advisor
    return { name, ...(picture === undefined ? {} : { picture: `/assets/${PICTURES}/${picture}` }) }
  }

/** What the id leads to if it is the signed-in person's own, else undefined: nobody learns that others' ids exist. */
export async function findOwn(deps: GivenOutDeps, subject: string, inquiryId: string): Promise<GivenOut | undefined> {
  const found = await findGivenOut(deps, inquiryId)
  if (found === undefined) return undefined
  if (found.state === 'received') return found.message.sender.subject === subject ? found : undefined
  const customerId = await customerIdOfSubject(deps.customers, subject)
  return found.inquiry.customer.customerId === customerId ? found : undefined
}
