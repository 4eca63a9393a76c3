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
}

let renderer: Renderer
beforeAll(async () => {
  renderer = createRenderer((await compileDirectory('config/musterbank')).configuration)
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
