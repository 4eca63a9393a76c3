import { z } from 'zod'
import { CONSENT_WAYS, CUSTOMER_VALUES, SALUTATIONS, SEGMENTS } from '#shared/customer/customer.ts'
import { delayRules } from './delay-rules.ts'
import { deskEscalation, escalationWebhook } from './escalation-rules.ts'
import { formRules } from './form-rules.ts'
import { pictureName } from './pictures.ts'
import { priceRules } from './price-rules.ts'
import { pushRules } from './push-rules.ts'
import { advisorRules, deskRules, routingRules } from './routing-rules.ts'

const id = z
  .string()
  .regex(/^[a-z][a-z0-9-]{0,39}$/, 'must be lower-case letters, digits and hyphens, beginning with a letter')
const time = z
  .string()
  .regex(/^([01]\d|2[0-3]):[0-5]\d$|^24:00$/, 'must be a time such as 09:00 (24:00 is the end of the day)')
const date = z.iso.date()
const dayOfYear = z
  .string()
  .regex(/^(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/, 'must be a day of every year such as 12-24')
const language = z.string().regex(/^[a-z]{2,3}$/, 'must be a language code such as de')
const address = z.email().max(254).toLowerCase()
/** A text in each language of the institute, and where it differs in the informal register of a language (`de-informal`). */
const localized = z.record(
  z.string().regex(/^[a-z]{2,3}(?:-informal)?$/, 'must be a language code such as de, or de-informal'),
  z.string().min(1).max(2_000),
)
/** How customers are spoken to. */
const register = z.enum(['formal', 'informal'])

/** Below a half "by when" means nothing, above 0.99 promises become as long as the longest wait ever seen. */
const keptRate = z.number().min(0.5).max(0.99)

/** Half-open local intervals `[from, to)`. */
const interval = z
  .strictObject({ from: time, to: time })
  .refine((value) => value.from < value.to, 'must begin before it ends')
const week = z.strictObject({
  mon: z.array(interval).default([]),
  tue: z.array(interval).default([]),
  wed: z.array(interval).default([]),
  thu: z.array(interval).default([]),
  fri: z.array(interval).default([]),
  sat: z.array(interval).default([]),
  sun: z.array(interval).default([]),
})
export type Week = z.infer<typeof week>
export type Interval = z.infer<typeof interval>

/** Opening hours of a desk: `always`, or a week; on holidays closed unless `onHolidays`. `days` wins over `yearly`. */
const hours = z.union([
  z.literal('always'),
  z.strictObject({
    week,
    onHolidays: z.boolean().default(false),
    /** Special days (half days, extra openings, days closed): these hours win over week and holidays. */
    days: z
      .array(z.strictObject({ date, open: z.array(interval) }))
      .max(1_000)
      .optional(),
    /** Days that are special every year (half days): they shorten or move hours where that day opens at all. */
    yearly: z
      .array(z.strictObject({ day: dayOfYear, open: z.array(interval) }))
      .max(366)
      .optional(),
  }),
])
export type Hours = z.infer<typeof hours>

const ADVERTISING = [
  ...['angebot', 'aktion ', 'exklusiv', 'gratis', 'kostenlos', 'jetzt sichern', 'rabatt', 'bonus', 'prämie', 'gewinn'],
  ...['empfehl', 'newsletter', 'offer', 'exclusive', 'free ', 'discount', 'deal ', 'promotion', 'premium', 'recommend'],
  ...['best price', 'special', 'offre', 'gratuit', 'remise', 'exclusif', 'recommand', 'promo'],
]

const desk = z.strictObject({
  id,
  name: localized,
  hours,
  /** Business minutes within which a person answers, until there is history. */
  targetMinutes: z.number().int().min(5).max(10_000),
  languages: z.array(language).min(1),
  /** Share of its promises that the desk means to keep; absent: the institute's. */
  keptRate: keptRate.optional(),
  /** Staffed desk for urgent matters. At most one desk. */
  urgent: z.boolean().default(false),
  ...deskRules,
  /** Absent: as the institute speaks. */
  register: register.optional(),
  /** Advisors who answer for the desk, and who does when they are away. */
  leads: z.array(id).default([]),
  deputyLeads: z.array(id).default([]),
  ...deskEscalation,
})
export type Desk = z.infer<typeof desk>

/** Whole local days, both included; with `hours` these hours of each of them. */
const absence = z.strictObject({
  from: date,
  to: date,
  hours: interval.optional(),
  /** Of which calendar and event it was imported: hashes, so that the next import finds it. Absent: entered by hand. */
  event: z
    .string()
    .regex(/^[a-z2-7]{8}-[a-z2-7]{16}$/, 'is written by npm run config -- import-absences alone')
    .optional(),
})
export type Absence = z.infer<typeof absence>

const advisor = z.strictObject({
  id,
  /** Subject of the staff issuer's tokens. */
  sub: z.string().min(1).max(255),
  name: z.string().min(1).max(100),
  /** File in the configuration's `pictures`, for their customers; absent: their initials. */
  picture: pictureName.optional(),
  email: address,
  /** Where they work; the first is where they work mostly, at the others they help out. */
  desks: z.array(id).min(1),
  languages: z.array(language).min(1),
  /** Sum of weights of open inquiries. */
  capacity: z.number().int().min(1).max(100),
  deputies: z.array(id).default([]),
  /** When they are on duty, in the institute's zone; a shift across midnight is two intervals. */
  shifts: week,
  absences: z.array(absence).max(2_000).default([]),
  worksOnHolidays: z.boolean().default(false),
  ...advisorRules,
})
export type Advisor = z.infer<typeof advisor>

const topic = z.strictObject({
  id,
  desk: id,
  urgent: z.boolean().default(false),
  /** For lists and the form: `Überweisung`. */
  name: localized,
  /** What was understood, completing "es geht um …": `Ihre Überweisung`. */
  understood: localized,
  /** What the customer can do or have ready meanwhile: one sentence. */
  meanwhile: localized.optional(),
  /** What it says meanwhile is glad, and is left out for somebody in hardship. */
  cheerful: z.boolean().optional(),
  /** Words, word beginnings (`überweis*`) and phrases that speak for the topic, lower-case. */
  words: z.record(language, z.array(z.string().min(2).max(80))).default({}),
})
export type Topic = z.infer<typeof topic>

const mailbox = z.strictObject({
  address,
  /** Desk of all mail to this address; absent: by topic. */
  desk: id.optional(),
  /** Other addresses under which this mailbox is known. */
  aliases: z.array(address).default([]),
})

const caps = z.strictObject({
  senderHour: z.number().int().min(1).default(3),
  senderDay: z.number().int().min(1).default(10),
  fingerprintDay: z.number().int().min(1).default(1),
  domainHour: z.number().int().min(1).default(100),
  /** Acknowledgements a minute before the global breaker opens. */
  globalMinute: z.number().int().min(1).default(10_000),
  /** Domains (with subdomains) without a domain cap. */
  largeProviders: z.array(z.string().min(3).max(253).toLowerCase()).default([]),
})

const MIB = 1_024 * 1_024
/** Files of one message; a file beyond them is not kept, and the acknowledgement says so. */
const attachments = z
  .strictObject({
    maxCount: z.number().int().min(0).max(100).default(20),
    maxBytesEach: z
      .number()
      .int()
      .min(1)
      .max(25 * MIB)
      .default(20 * MIB),
    maxBytesAll: z
      .number()
      .int()
      .min(1)
      .max(100 * MIB)
      .default(25 * MIB),
    /** Forms for uploads given out to one network address an hour. */
    uploadsHour: z.number().int().min(1).default(100),
  })
  .prefault({})

/** For how long the same words of one sender are one matter; 0 turns it off. */
const joining = z
  .strictObject({
    /** A mail that says what another one said, attachments included. */
    sameContentHours: z.number().int().min(0).max(720).default(24),
    /** A form and a mail with the same words. */
    formAndMailMinutes: z.number().int().min(0).max(1_440).default(60),
  })
  .prefault({})

/** How work with one's hands is treated; see docs/operations.md. */
const work = z
  .strictObject({
    /** An open console that is not heard of for this long makes its advisor away. */
    silentMinutes: z.number().int().min(1).max(480).default(5),
    /** Work that somebody had begun on stays with them this long after they are gone, and never up to its promise. */
    inProgressMinutes: z.number().int().min(0).max(1_440).default(30),
    /** A handover to a person lapses after it: it stays with whoever offered it. */
    offerMinutes: z.number().int().min(1).max(1_440).default(15),
  })
  .prefault({})

const customer = z.strictObject({
  id,
  sub: z.string().max(255).optional(),
  given: z.string().min(1).max(100),
  family: z.string().min(1).max(100),
  title: z.string().max(40).optional(),
  salutation: z.enum(SALUTATIONS).optional(),
  emails: z.array(address).default([]),
  language,
  register: register.optional(),
  segment: z.enum(SEGMENTS).default('private'),
  ownAdvisor: id.optional(),
  /** Who stands in for the own advisor, in order; empty: those of that advisor. */
  deputies: z.array(id).default([]),
  /** Advisors who must never deal with this customer: themselves, when they work here, or relatives. */
  conflicts: z.array(id).default([]),
  company: z.strictObject({ id, role: z.string().min(1).max(100).optional() }).optional(),
  /** The most important first. */
  values: z.array(z.enum(CUSTOMER_VALUES)).default([]),
  consents: z.array(z.strictObject({ purpose: id, given: date, way: z.enum(CONSENT_WAYS) })).default([]),
})
export type CustomerSeed = z.infer<typeof customer>

const operator = z.strictObject({ sub: z.string().min(1).max(255), name: z.string().min(1).max(100), email: address })

export const instituteSchema = z.strictObject({
  name: z.string().min(1).max(100),
  /** IANA zone. */
  zone: z.string().min(1).max(60),
  /** For the holiday library: country and, where they differ, state. */
  holidays: z.strictObject({ country: z.string().length(2), state: z.string().max(10).optional() }),
  languages: z.array(language).min(1),
  defaultLanguage: language,
  /** Sie or du, and otherwise for a segment of customers. */
  register: register.default('formal'),
  registerOf: z.partialRecord(z.enum(SEGMENTS), register).default({}),
  /** Beginnings of words that no text to customers may hold, in any language: who writes wants an answer. */
  advertising: z.array(z.string().min(3).max(60)).max(200).default(ADVERTISING),
  /** Desk of everything unsure. */
  generalDesk: id,
  /** Topic of what customers complain about in the app; absent: by their words. */
  complaintTopic: id.optional(),
  /** Share of promises to be kept in the long run. */
  keptRate: keptRate.default(0.9),
  /** Number to block cards and access, day and night. */
  emergencyNumber: z.string().min(3).max(30),
  mail: z.strictObject({
    fromName: z.string().min(1).max(100),
    fromAddress: address,
    replyDomain: z.string().min(3).max(190).toLowerCase(),
    mailboxes: z.array(mailbox).min(1),
    /** Whether our mails may hold links (status page). */
    links: z.boolean().default(false),
  }),
  prices: priceRules,
  /** How long the audit log keeps who did what, in years. */
  auditYears: z.int().min(1).max(30).default(10),
  caps,
  joining,
  attachments,
  work,
  delays: delayRules,
  push: pushRules,
  escalationWebhook,
  routing: routingRules,
})

/** Everything an institute decides; what YAML files hold together, before holidays are looked up. */
export const configurationSourceSchema = z.strictObject({
  institute: instituteSchema,
  desks: z.array(desk).min(1).max(100),
  advisors: z.array(advisor).max(5_000),
  topics: z.array(topic).max(200),
  form: formRules,
  /** Liquid templates by path: `acknowledgement/de.liquid`. */
  templates: z.record(z.string().max(120), z.string().max(20_000)),
})
export type ConfigurationSource = z.infer<typeof configurationSourceSchema>

/** What is published and read by functions: the source with its holidays looked up, so that later library versions change no past figure. */
export const configurationSchema = configurationSourceSchema.extend({
  /** Local days on which desks are closed. */
  holidayDates: z.array(date),
})
export type Configuration = z.infer<typeof configurationSchema>

/** Sample people beside the configuration: seed of the customer directory and of the local sign-in. */
export const peopleSchema = z.strictObject({ customers: z.array(customer), operators: z.array(operator) })
export type People = z.infer<typeof peopleSchema>
