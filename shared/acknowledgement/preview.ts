import { z } from 'zod'
import type { Configuration } from '#shared/configuration/schema.ts'
import { CHANNELS, HARDSHIPS } from '#shared/inquiry/inquiry.ts'
import { HOUR, type Instant } from '#shared/instant.ts'
import type { AcknowledgementFacts, RenderedAcknowledgement } from './acknowledgement.ts'
import { KIND_NAMES } from './kinds.ts'
import { REGISTERS } from './register.ts'
import { createRenderer } from './renderer.ts'

/** Which text to render, and of which sample customer; everything has a default. */
export const sampleSchema = z.strictObject({
  kind: z.enum(KIND_NAMES).default('acknowledgement'),
  topic: z.string().max(40).default('general'),
  language: z.string().max(3).optional(),
  register: z.enum(REGISTERS).optional(),
  channel: z.enum(CHANNELS).default('email'),
  customer: z.enum(['ms', 'mr', 'named', 'unknown']).default('ms'),
  urgent: z.boolean().optional(),
  hardship: z.enum(HARDSHIPS).optional(),
  closed: z.boolean().default(false),
  promised: z.boolean().default(true),
  advisor: z.boolean().default(false),
  masked: z.boolean().default(false),
  notTaken: z.number().int().min(0).max(100).default(0),
  languageUnknown: z.boolean().default(false),
})
export type Sample = z.infer<typeof sampleSchema>

const CUSTOMERS: Readonly<Record<Sample['customer'], AcknowledgementFacts['customer']>> = {
  ms: { name: 'Anna Meier', family: 'Meier', salutation: 'ms' },
  mr: { name: 'Thomas Becker', family: 'Becker', salutation: 'mr' },
  named: { name: 'Kim Sandberg' },
  unknown: { name: '' },
}

/** Renders a text of a configuration with sample data, as at `now`. Pure. */
export function previewText(configuration: Configuration, sample: Sample, now: Instant): RenderedAcknowledgement {
  const { register } = sample
  const spoken: Configuration =
    register === undefined
      ? configuration
      : {
          ...configuration,
          institute: { ...configuration.institute, register, registerOf: {} },
          desks: configuration.desks.map((desk) => ({ ...desk, register })),
        }
  return createRenderer(spoken).acknowledgement(factsOf(configuration, sample, now))
}

function factsOf(configuration: Configuration, sample: Sample, now: Instant): AcknowledgementFacts {
  const { institute } = configuration
  const topic = configuration.topics.find(({ id }) => id === sample.topic)
  return {
    kind: sample.kind,
    topic: sample.topic,
    desk: topic?.desk ?? institute.generalDesk,
    urgent: sample.urgent ?? topic?.urgent ?? false,
    channel: sample.channel,
    language: sample.language ?? institute.defaultLanguage,
    languageUnknown: sample.languageUnknown,
    customer: CUSTOMERS[sample.customer],
    hardship: sample.hardship === undefined ? [] : [sample.hardship],
    reference: 'K7M2-Q4TX',
    subject: '',
    now,
    closed: sample.closed,
    masked: sample.masked,
    notTaken: sample.notTaken,
    ...(sample.promised ? { promiseBy: now + 3 * HOUR } : {}),
    ...(sample.advisor ? { advisorName: configuration.advisors[0]?.name ?? 'Léa Morel' } : {}),
    ...(institute.mail.links && sample.channel !== 'mobile' ? { statusUrl: 'https://bank.example/status/k7m2' } : {}),
  }
}
