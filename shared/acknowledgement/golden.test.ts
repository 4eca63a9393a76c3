import { beforeAll, describe, expect, it } from 'vitest'
import { compileDirectory } from '#shared/configuration/directory.ts'
import type { AcknowledgementFacts } from './acknowledgement.ts'
import { createRenderer, type Renderer } from './renderer.ts'
import { CUSTOMERS, FRIDAY_16, facts, TOMORROW_10 } from './sample-facts.fixture.ts'

const ENGLISH = {
  language: 'en',
  customer: { name: 'James Whitfield', family: 'Whitfield', salutation: 'mr' },
} as const
const STOLEN = { topic: 'card-stolen', desk: 'security', urgent: true } as const
/** Of an institute that says du to private customers. */
const INFORMAL = { customer: { ...CUSTOMERS.ms, segment: 'private' } } as const
const FRENCH = { language: 'fr', customer: { name: 'Camille Laurent', family: 'Laurent', salutation: 'ms' } } as const
const { promiseBy: _, ...WITHOUT_PROMISE } = facts()

/** Read these aloud when a template or a topic changes: they are what customers get. */
const GOLDEN: Readonly<Record<string, AcknowledgementFacts>> = {
  'de-transfer-by-mail': facts({ subject: 'Wo ist mein Geld?' }),
  'de-stolen-card': facts({ ...STOLEN, customer: { name: 'Bernd Krause' }, subject: 'Karte weg' }),
  'de-fixed-deposit-in-app': facts({
    channel: 'mobile',
    topic: 'savings',
    desk: 'investing',
    advisorName: 'Helene Kraft',
    promiseBy: TOMORROW_10,
  }),
  'de-mortgage-with-title': facts({ topic: 'mortgage', desk: 'lending', customer: CUSTOMERS.titled }),
  'de-not-recognised-by-form': facts({
    channel: 'web',
    topic: 'general',
    desk: 'general',
    customer: CUSTOMERS.unknown,
    promiseBy: FRIDAY_16,
  }),
  'de-complaint': facts({ topic: 'complaint', desk: 'complaints', customer: CUSTOMERS.mr, promiseBy: FRIDAY_16 }),
  'de-without-promise': { ...WITHOUT_PROMISE, topic: 'card-pin', desk: 'cards', customer: CUSTOMERS.named },
  'de-notice': facts({ kind: 'notice', subject: 'Re: Wo ist mein Geld?' }),
  'de-notice-stolen-card': facts({ ...STOLEN, kind: 'notice' }),
  'en-transfer-with-status-page': facts({ ...ENGLISH, channel: 'web', statusUrl: 'https://bank.example/status/k7m2' }),
  'en-unknown-booking': facts({ ...ENGLISH, topic: 'unknown-booking', desk: 'security', urgent: true }),
  'en-opening-hours': facts({
    ...ENGLISH,
    channel: 'web',
    customer: { name: 'Jo Klein' },
    topic: 'opening-hours',
    desk: 'general',
  }),
  'en-cannot-pay': facts({ ...ENGLISH, topic: 'cannot-pay', desk: 'lending', promiseBy: TOMORROW_10 }),
  'en-desk-only-in-app': facts({ ...ENGLISH, channel: 'mobile', topic: 'general', desk: 'cards' }),
  'en-notice': facts({ ...ENGLISH, kind: 'notice', channel: 'mobile', advisorName: 'Greta Sommer' }),
  'de-at-night': facts({ topic: 'login', desk: 'digital', closed: true, promiseBy: TOMORROW_10 }),
  'de-bereavement': facts({
    topic: 'power-of-attorney',
    desk: 'accounts',
    customer: CUSTOMERS.named,
    hardship: ['bereavement'],
  }),
  'de-bereavement-not-understood': facts({ topic: 'general', desk: 'general', hardship: ['bereavement'] }),
  'de-cannot-pay': facts({ topic: 'cannot-pay', desk: 'lending', customer: CUSTOMERS.mr, hardship: ['cannot-pay'] }),
  'de-threat-to-self': facts({ topic: 'loan', desk: 'lending', hardship: ['self-harm'], advisorName: 'Markus Thiel' }),
  'de-card-number-sent': facts({ topic: 'card-not-working', desk: 'cards', masked: true }),
  'de-stolen-card-number-sent': facts({ ...STOLEN, masked: true, subject: '' }),
  'de-own-advisor-by-mail': facts({
    topic: 'wealth',
    desk: 'investing',
    advisorName: 'Helene Kraft',
    promiseBy: FRIDAY_16,
  }),
  'de-praise': facts({ topic: 'praise', desk: 'feedback', channel: 'web', customer: CUSTOMERS.named }),
  'de-file-not-taken': facts({ topic: 'insurance-claim', desk: 'insurance', notTaken: 1, promiseBy: TOMORROW_10 }),
  'de-delay': facts({ kind: 'delay', promiseBy: TOMORROW_10, subject: 'Wo ist mein Geld?' }),
  'de-too-large': facts({ kind: 'too-large', topic: 'documents', desk: 'accounts' }),
  'de-social': facts({ channel: 'social' }),
  'de-social-stolen-card': facts({ channel: 'social', ...STOLEN }),
  'de-informal-transfer': facts({ ...INFORMAL }),
  'de-informal-stolen-card-in-app': facts({ ...INFORMAL, ...STOLEN, channel: 'mobile' }),
  'de-informal-complaint-at-night': facts({
    ...INFORMAL,
    topic: 'complaint',
    desk: 'complaints',
    closed: true,
    promiseBy: FRIDAY_16,
  }),
  'de-informal-notice': facts({ kind: 'notice', customer: { ...CUSTOMERS.unknown, segment: 'private' } }),
  'de-informal-bereavement': facts({
    ...INFORMAL,
    topic: 'account-close',
    desk: 'accounts',
    hardship: ['bereavement'],
  }),
  'de-and-en-for-an-unknown-language': facts({ languageUnknown: true, customer: CUSTOMERS.named }),
  'en-bereavement': facts({ ...ENGLISH, topic: 'power-of-attorney', desk: 'accounts', hardship: ['bereavement'] }),
  'en-card-number-sent-at-night': facts({
    ...ENGLISH,
    topic: 'card-pin',
    desk: 'cards',
    masked: true,
    closed: true,
    promiseBy: TOMORROW_10,
  }),
  'en-threat-to-self': facts({ ...ENGLISH, topic: 'general', desk: 'general', hardship: ['self-harm'] }),
  'en-delay': facts({ ...ENGLISH, kind: 'delay', promiseBy: TOMORROW_10 }),
  'en-files-not-taken': facts({ ...ENGLISH, topic: 'insurance-claim', desk: 'insurance', notTaken: 3 }),
  'en-social': facts({ ...ENGLISH, channel: 'social', topic: 'no-answer', desk: 'complaints' }),
  'en-informal-transfer': facts({ ...ENGLISH, customer: { ...ENGLISH.customer, segment: 'private' } }),
  'en-informal-cannot-pay': facts({
    ...ENGLISH,
    customer: { ...ENGLISH.customer, segment: 'private' },
    topic: 'cannot-pay',
    desk: 'lending',
    hardship: ['cannot-pay'],
  }),
  'fr-transfer': facts({ ...FRENCH, subject: 'Où est mon virement ?' }),
  'fr-stolen-card': facts({ ...FRENCH, ...STOLEN }),
  'fr-complaint-at-night': facts({
    ...FRENCH,
    topic: 'complaint',
    desk: 'complaints',
    closed: true,
    promiseBy: TOMORROW_10,
  }),
  'fr-bereavement': facts({ ...FRENCH, topic: 'power-of-attorney', desk: 'accounts', hardship: ['bereavement'] }),
  'fr-not-recognised-in-app': facts({
    ...FRENCH,
    channel: 'mobile',
    topic: 'general',
    desk: 'general',
    customer: CUSTOMERS.unknown,
  }),
  'fr-social': facts({ ...FRENCH, channel: 'social', topic: 'opening-hours', desk: 'general' }),
}

let renderer: Renderer
beforeAll(async () => {
  const { configuration } = await compileDirectory('config/musterbank')
  const institute = { ...configuration.institute, registerOf: { private: 'informal' } } as const
  renderer = createRenderer({ ...configuration, institute })
})

describe('golden texts', () => {
  for (const [name, all] of Object.entries(GOLDEN)) {
    it(`reads as before: ${name}`, async () => {
      const { subject, text, fallback } = renderer.acknowledgement(all)
      expect(fallback).toBeUndefined()
      await expect(`${subject}\n\n${text}\n`).toMatchFileSnapshot(`golden/${name}.txt`)
    })
  }
})
