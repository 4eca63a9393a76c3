import type { CustomerInquiry } from '#shared/api/inquiry-output.ts'
import type { ConfigurationIndex } from '#shared/configuration/configuration-index.ts'
import type { Instant } from '#shared/instant.ts'
import { localeOf } from '#shared/language/locale-of.ts'
import { speakPromise } from '#shared/promise/speak-promise.ts'

type ShownStatus = Exclude<CustomerInquiry['status'], 'suppressed'>

/** What the page of one inquiry shows, in words where words depend on time. */
export interface StatusView {
  readonly language: string
  readonly bank: string
  readonly token: string
  /** Makes pressing the button twice harmless. */
  readonly key: string
  readonly reference: string
  readonly status: ShownStatus
  readonly receivedAt: string
  readonly topic?: string
  /** By when a person answers, in words; only while the answer is open. */
  readonly promise?: { readonly when: string } | 'late'
  /** Who is at work on it; only while somebody is. */
  readonly advisor?: string
  readonly emergencyNumber?: string
  readonly messages: readonly {
    readonly from: 'customer' | 'bank'
    readonly name?: string
    /** For machines, ISO 8601. */
    readonly at: string
    readonly when: string
    readonly text: string
  }[]
  /** A message that could not be taken, with the reason. */
  readonly draft?: {
    readonly text: string
    readonly error: 'messageMissing' | 'messageTooLong' | 'unknownField' | 'notSent'
  }
}

/** The page of an inquiry in one language. Pure. */
export function statusView(
  inquiry: CustomerInquiry,
  index: ConfigurationIndex,
  now: Instant,
  { language, token, key, draft }: Pick<StatusView, 'language' | 'token' | 'key' | 'draft'>,
): StatusView {
  const { institute, zone } = index
  const when = new Intl.DateTimeFormat(localeOf(language), {
    timeZone: zone,
    dateStyle: 'long',
    timeStyle: 'short',
  })
  const named = inquiry.topic === undefined ? undefined : index.topic(inquiry.topic)?.name
  const topic = named?.[language] ?? named?.[institute.defaultLanguage]
  const open = inquiry.status === 'waiting' || inquiry.status === 'assigned'
  return {
    language,
    bank: institute.name,
    token,
    key,
    reference: inquiry.reference,
    status: inquiry.status === 'suppressed' ? 'received' : inquiry.status,
    receivedAt: when.format(Date.parse(inquiry.milestones.receivedAt)),
    ...(topic === undefined ? {} : { topic }),
    ...(open && inquiry.promise !== undefined
      ? { promise: promiseView(Date.parse(inquiry.promise.by), now, language, zone) }
      : {}),
    ...(inquiry.advisor === undefined || inquiry.status !== 'assigned' ? {} : { advisor: inquiry.advisor.name }),
    ...(inquiry.urgent ? { emergencyNumber: institute.emergencyNumber } : {}),
    messages: inquiry.messages.map(({ direction, author, at, text }) => ({
      from: direction === 'inbound' ? 'customer' : 'bank',
      ...(author.name === undefined ? {} : { name: author.name }),
      at,
      when: when.format(Date.parse(at)),
      text,
    })),
    ...(draft === undefined ? {} : { draft }),
  }
}

const promiseView = (by: Instant, now: Instant, language: string, zone: string): { readonly when: string } | 'late' =>
  by < now ? 'late' : { when: speakPromise(by, now, language, zone) }
