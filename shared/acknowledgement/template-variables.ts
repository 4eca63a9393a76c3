import type { Configuration } from '#shared/configuration/schema.ts'
import { answerLanguage } from '#shared/language/answer-language.ts'
import { speakPromise } from '#shared/promise/speak-promise.ts'
import { GENERAL_TOPIC } from '#shared/topic/recognize-topic.ts'
import type { AcknowledgementFacts } from './acknowledgement.ts'
import { replySubject } from './reply-subject.ts'

/** What templates may use. Everything is there always; what is not known is an empty text, which is false in Liquid. */
export interface TemplateVariables {
  readonly institute: string
  readonly language: string
  readonly kind: 'acknowledgement' | 'notice' | 'too-large'
  /** `app`: read inside an app or a messenger, without greeting lines of a letter. */
  readonly way: 'mail' | 'app'
  readonly channel: string
  /** Cleaned name as given; perhaps a company's. */
  readonly name: string
  readonly family: string
  readonly title: string
  readonly salutation: 'ms' | 'mr' | ''
  /** Id, and empty when nothing was recognised for sure. */
  readonly topic: string
  readonly topicName: string
  /** Completes "es geht um …". */
  readonly understood: string
  readonly meanwhile: string
  /** Name of the desk. */
  readonly desk: string
  readonly urgent: boolean
  readonly emergencyNumber: string
  readonly reference: string
  /** "heute bis 16:30 Uhr". */
  readonly promise: string
  readonly advisor: string
  /** Files that were not kept; 0 when all were, which is true in Liquid: compare. */
  readonly notTaken: number
  /** What a message may bring along. */
  readonly mostFiles: number
  readonly mostMegabytes: number
  readonly statusUrl: string
  /** The customer's own subject without "Re:", when a mail is answered and it is fit to be repeated. */
  readonly replySubject: string
}

/** As people count: mail programs show sizes so. */
const MEGABYTE = 1_000_000

/** Puts the facts into words of the language that is answered in. Pure. */
export function templateVariables(facts: AcknowledgementFacts, configuration: Configuration): TemplateVariables {
  const { institute } = configuration
  const language = answerLanguage(facts.language, institute)
  const topic = configuration.topics.find(({ id }) => id === facts.topic && id !== GENERAL_TOPIC)
  const desk = configuration.desks.find(({ id }) => id === facts.desk)
  return {
    institute: institute.name,
    language,
    kind: facts.kind,
    way: facts.channel === 'email' || facts.channel === 'web' ? 'mail' : 'app',
    channel: facts.channel,
    name: line(facts.customer.name),
    family: line(facts.customer.family),
    title: line(facts.customer.title),
    salutation: facts.customer.salutation ?? '',
    topic: topic?.id ?? '',
    topicName: topic?.name[language] ?? '',
    understood: topic?.understood[language] ?? '',
    meanwhile: topic?.meanwhile?.[language] ?? '',
    desk: desk?.name[language] ?? '',
    urgent: facts.urgent,
    emergencyNumber: institute.emergencyNumber,
    reference: facts.reference,
    promise: facts.promiseBy === undefined ? '' : speakPromise(facts.promiseBy, facts.now, language, institute.zone),
    advisor: line(facts.advisorName),
    notTaken: facts.notTaken ?? 0,
    mostFiles: institute.attachments.maxCount,
    mostMegabytes: Math.floor(
      Math.min(institute.attachments.maxBytesEach, institute.attachments.maxBytesAll) / MEGABYTE,
    ),
    statusUrl: facts.statusUrl ?? '',
    replySubject: facts.channel === 'email' ? replySubject(facts.subject) : '',
  }
}

/** On one line, so that no value can pretend to be a paragraph of ours. */
const line = (value: string | undefined): string => (value ?? '').replace(/\s+/gu, ' ').trim()
