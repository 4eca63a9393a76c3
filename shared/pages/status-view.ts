import type { CustomerInquiry } from '#shared/api/inquiry-output.ts'
import type { ConfigurationIndex } from '#shared/configuration/configuration-index.ts'
import { type Instant, iso, MINUTE } from '#shared/instant.ts'
import { localeOf } from '#shared/language/locale-of.ts'
import { speakPromise } from '#shared/promise/speak-promise.ts'
import type { FormView } from './form-view.ts'
import { type PrivacyView, privacyView } from './privacy-view.ts'
import { type Remaining, remaining } from './remaining.ts'

type ShownStatus = Exclude<CustomerInquiry['status'], 'suppressed'>

/** A time by which a person answers: in words, for machines, and how far it is. */
interface PromiseView {
  readonly when: string
  readonly from: string
  readonly by: string
  /** When this was true; clocks of devices go wrong. */
  readonly now: string
  readonly left: Remaining
}

type StepName = 'received' | 'assigned' | 'answered'

interface FileView {
  readonly id: string
  readonly name: string
  readonly bytes: number
  /** Ours, checked: it can be fetched. */
  readonly open: boolean
}

/** Just now (ms). */
const NEW = 2 * MINUTE

/** What the page of one inquiry shows, in words where words depend on time. */
export interface StatusView {
  readonly language: string
  readonly bank: string
  readonly files: FormView['files']
  readonly token: string
  /** Makes pressing the button twice harmless. */
  readonly key: string
  readonly reference: string
  readonly status: ShownStatus
  readonly topic?: string
  /** By when a person answers, in words; only while the answer is open. */
  readonly promise?: PromiseView | 'late'
  /** It has come in just now: whoever sees this has probably sent it. */
  readonly isNew: boolean
  /** What has happened and what comes next, in order. */
  readonly steps: readonly {
    readonly name: StepName
    readonly when?: string
    readonly state: 'done' | 'now' | 'open'
  }[]
  /** Who is at work on it; only while somebody is. */
  readonly advisor?: string
  readonly emergencyNumber?: string
  /** Its customer may say that it is solved. */
  readonly closable: boolean
  readonly privacy?: PrivacyView
  readonly messages: readonly {
    readonly from: 'customer' | 'bank'
    readonly name?: string
    /** For machines, ISO 8601. */
    readonly at: string
    readonly when: string
    readonly text: string
    /** As its author formatted it. */
    readonly blocks?: NonNullable<CustomerInquiry['messages'][number]['blocks']>
    readonly files: readonly FileView[]
  }[]
  /** A message that could not be taken, with the reason. */
  readonly draft?: {
    readonly text: string
    readonly error: 'messageMissing' | 'messageTooLong' | 'filesUnknown' | 'unknownField' | 'tooMany' | 'notSent'
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
  const privacy = privacyView(index, language)
  return {
    language,
    bank: institute.name,
    files: institute.attachments,
    token,
    key,
    reference: inquiry.reference,
    status: inquiry.status === 'suppressed' ? 'received' : inquiry.status,
    ...(topic === undefined ? {} : { topic }),
    ...(open && inquiry.promise !== undefined
      ? { promise: promiseView(inquiry, Date.parse(inquiry.promise.by), now, language, zone) }
      : {}),
    isNew: open && now - Date.parse(inquiry.milestones.receivedAt) < NEW,
    steps: stepsOf(inquiry, (time) => when.format(Date.parse(time))),
    ...(inquiry.advisor === undefined || inquiry.status !== 'assigned' ? {} : { advisor: inquiry.advisor.name }),
    ...(inquiry.urgent ? { emergencyNumber: institute.emergencyNumber } : {}),
    closable: open || inquiry.status === 'answered',
    ...(privacy === undefined ? {} : { privacy }),
    messages: inquiry.messages.map(({ direction, author, at, text, blocks, attachments = [] }) => ({
      from: direction === 'inbound' ? 'customer' : 'bank',
      ...(author.name === undefined ? {} : { name: author.name }),
      at,
      when: when.format(Date.parse(at)),
      text,
      ...(blocks === undefined ? {} : { blocks }),
      files: attachments.map(({ attachmentId, name, bytes, state }) => ({
        id: attachmentId,
        name,
        bytes,
        open: direction === 'outbound' && state === 'clean',
      })),
    })),
    ...(draft === undefined ? {} : { draft }),
  }
}

function promiseView(
  { milestones }: CustomerInquiry,
  by: Instant,
  now: Instant,
  language: string,
  zone: string,
): PromiseView | 'late' {
  const from = Date.parse(milestones.receivedAt)
  const left = remaining(from, by, now, localeOf(language))
  if (left === undefined) return 'late'
  return { when: speakPromise(by, now, language, zone), from: iso(from), by: iso(by), now: iso(now), left }
}

function stepsOf({ status, milestones }: CustomerInquiry, inWords: (time: string) => string): StatusView['steps'] {
  const answered = status === 'answered' || status === 'resolved'
  const begun = answered || status === 'assigned'
  const step = (name: StepName, at: string | undefined, done: boolean, now: boolean): StatusView['steps'][number] => ({
    name,
    ...(at === undefined || !done ? {} : { when: inWords(at) }),
    state: done ? 'done' : now ? 'now' : 'open',
  })
  return [
    step('received', milestones.receivedAt, true, false),
    step('assigned', milestones.assignedAt, begun, true),
    step('answered', milestones.answeredAt, answered, begun),
  ]
}
