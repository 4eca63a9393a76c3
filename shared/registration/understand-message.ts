import type { ConfigurationIndex } from '#shared/configuration/configuration-index.ts'
import type { Understanding } from '#shared/inquiry/inquiry.ts'
import type { ChannelMessage } from '#shared/intake/channel-message.ts'
import { detectLanguage } from '#shared/language/detect-language.ts'
import { mailboxOf } from '#shared/mail/own-addresses.ts'
import type { TopicModels } from '#shared/topic/topic-models.ts'
import { understand } from '#shared/topic/understand.ts'

interface UnderstoodMessage {
  /** The language chosen, else the one that it is written in, whether or not the institute has texts in it. */
  readonly language: string
  readonly understood: Understanding
  /** Words or rules that decided. */
  readonly because: readonly string[]
}

/** Language, topic, desk and urgency of a message. A model that cannot be asked is reported and holds nothing up. */
export function understandMessage(
  message: ChannelMessage,
  knownLanguage: string | undefined,
  index: ConfigurationIndex,
  models: TopicModels,
): UnderstoodMessage {
  const { subject, text } = message
  const { languages, defaultLanguage } = index.institute
  const prior = message.language ?? knownLanguage
  // Whoever fills in a German form may still write English, and must be understood.
  const written = detectLanguage(`${subject}\n${text}`, {
    languages,
    fallback: prior ?? defaultLanguage,
    ...(prior === undefined ? {} : { prior }),
  })
  const mailboxDesk = deskOfMailbox(message, index)
  const asked = {
    subject,
    text,
    language: written,
    ...(message.topic === undefined ? {} : { chosenTopic: message.topic }),
    ...(mailboxDesk === undefined ? {} : { mailboxDesk }),
  }
  const named = models.find()
  const { because, byModel, ...understood } = understand(asked, index.configuration, named?.model)
  if (!byModel) models.onRulesAlone(named === undefined ? 'unreadable' : 'unfit')
  const model = byModel ? named?.version : undefined
  return {
    language: message.language ?? written,
    because,
    understood: { ...understood, ...(model === undefined ? {} : { model }), configVersion: index.version },
  }
}

function deskOfMailbox(message: ChannelMessage, index: ConfigurationIndex): string | undefined {
  // Of several mailboxes the first that was written to and has a desk.
  return message.mail?.envelopeTo
    .map((address) => mailboxOf(address, index.institute)?.desk)
    .find((desk) => desk !== undefined)
}
