import type { Configuration } from '#shared/configuration/schema.ts'
import type { Hardship } from '#shared/inquiry/inquiry.ts'
import { speakPromise } from '#shared/promise/speak-promise.ts'
import { GENERAL_TOPIC } from '#shared/topic/recognize-topic.ts'
import type { AcknowledgementFacts } from './acknowledgement.ts'
import type { Kind } from './kinds.ts'
import { replySubject } from './reply-subject.ts'

/** `app`: read inside an app, without greeting lines of a letter. `short`: a message of a social channel. */
export type Way = 'mail' | 'app' | 'short'

/** What templates may use. Everything is there always; what is not known is an empty text, which is false in Liquid. */
export interface TemplateVariables {
  readonly institute: string
  readonly language: string
  readonly kind: Kind
  readonly way: Way
  readonly channel: string
  /** Cleaned name as given; perhaps a company's. */
  readonly name: string
  /** Only of customers whose name is known in parts. */
  readonly given: string
  readonly family: string
  readonly title: string
  readonly salutation: 'ms' | 'mr' | ''
  /** Id, and empty when nothing was recognised for sure. */
  readonly topic: string
  readonly topicName: string
  /** Completes "es geht um …". */
  readonly understood: string
  /** One sentence; left out where it is glad and the customer in hardship, and where much else must be said. */
  readonly meanwhile: string
  /** The topic is a glad one, and nothing speaks against it: thanks are then for what they said. */
  readonly glad: boolean
  /** Name of the desk. */
  readonly desk: string
  readonly urgent: boolean
  readonly emergencyNumber: string
  /** The gravest hardship that was told. */
  readonly hardship: Hardship | ''
  readonly reference: string
  /** "heute bis 16:30 Uhr". */
  readonly promise: string
  /** The desk is closed now; of no matter where it is urgent, because the number to call never closes. */
  readonly closed: boolean
  readonly advisor: string
  /** Something was masked that customers should not send. */
  readonly masked: boolean
  /** Files that were not kept; 0 when all were, which is true in Liquid: compare. */
  readonly notTaken: number
  /** What a message may bring along. */
  readonly mostFiles: number
  readonly mostMegabytes: number
  /** Where links are allowed, and not much else must be said. */
  readonly statusUrl: string
  /** The customer's own subject without "Re:", when a mail is answered and it is fit to be repeated. */
  readonly replySubject: string
}

/** As people count: mail programs show sizes so. */
const MEGABYTE = 1_000_000
const GRAVEST_FIRST: readonly Hardship[] = ['self-harm', 'bereavement', 'cannot-pay']

/**
 * Puts the facts into words of a language.
 * @param folder the folder of the texts, `de` or `de-informal`: its own words win over those of the language
 */
export function templateVariables(
  facts: AcknowledgementFacts,
  configuration: Configuration,
  { language, folder, way }: { readonly language: string; readonly folder: string; readonly way: Way },
): TemplateVariables {
  const { institute } = configuration
  const topic = configuration.topics.find(({ id }) => id === facts.topic && id !== GENERAL_TOPIC)
  const desk = configuration.desks.find(({ id }) => id === facts.desk)
  const say = (text: Readonly<Record<string, string>> | undefined): string => text?.[folder] ?? text?.[language] ?? ''
  const hardship = GRAVEST_FIRST.find((mark) => facts.hardship?.includes(mark)) ?? ''
  const { customer, notTaken = 0, masked = false } = facts
  const glad = topic?.cheerful === true
  // Two things that must be said beside the promise are enough: nobody reads a long text.
  const full = [facts.urgent, masked, notTaken > 0].filter(Boolean).length > 1
  const family = line(customer.family)
  const name = line(customer.name)
  return {
    institute: institute.name,
    language,
    kind: facts.kind,
    way,
    channel: facts.channel,
    name,
    given: family !== '' && name.endsWith(` ${family}`) ? name.slice(0, -family.length - 1) : '',
    family,
    title: line(customer.title),
    salutation: customer.salutation ?? '',
    topic: topic?.id ?? '',
    topicName: say(topic?.name),
    understood: say(topic?.understood),
    meanwhile: full || masked || (glad && hardship !== '') ? '' : say(topic?.meanwhile),
    glad: glad && hardship === '',
    desk: say(desk?.name),
    urgent: facts.urgent,
    emergencyNumber: institute.emergencyNumber,
    hardship,
    reference: facts.reference,
    promise: facts.promiseBy === undefined ? '' : speakPromise(facts.promiseBy, facts.now, language, institute.zone),
    closed: facts.closed === true && !facts.urgent,
    advisor: line(facts.advisorName),
    masked,
    notTaken,
    mostFiles: institute.attachments.maxCount,
    mostMegabytes: Math.floor(
      Math.min(institute.attachments.maxBytesEach, institute.attachments.maxBytesAll) / MEGABYTE,
    ),
    statusUrl: full ? '' : (facts.statusUrl ?? ''),
    replySubject: facts.channel === 'email' ? replySubject(facts.subject) : '',
  }
}

/** On one line, so that no value can pretend to be a paragraph of ours. */
const line = (value: string | undefined): string => (value ?? '').replace(/\s+/gu, ' ').trim()

/** What templates may use, and the pieces that are rendered before them. */
const NAMES: Readonly<Record<keyof TemplateVariables | 'greeting' | 'who' | 'pleaseNot' | 'files', true>> = {
  institute: true,
  language: true,
  kind: true,
  way: true,
  channel: true,
  name: true,
  given: true,
  family: true,
  title: true,
  salutation: true,
  topic: true,
  topicName: true,
  understood: true,
  meanwhile: true,
  glad: true,
  desk: true,
  urgent: true,
  emergencyNumber: true,
  hardship: true,
  reference: true,
  promise: true,
  closed: true,
  advisor: true,
  masked: true,
  notTaken: true,
  mostFiles: true,
  mostMegabytes: true,
  statusUrl: true,
  replySubject: true,
  greeting: true,
  who: true,
  pleaseNot: true,
  files: true,
}
export const VARIABLE_NAMES: readonly string[] = Object.keys(NAMES)
