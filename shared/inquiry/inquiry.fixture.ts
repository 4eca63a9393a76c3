import type { Inquiry } from './inquiry.ts'

/** A waiting inquiry for tests; say what matters and leave the rest. */
export const inquiryFixture = (over: Partial<Inquiry> = {}): Inquiry => ({
  inquiryId: 'aaaaaaaaaaaaaaaaaaaaaaaaaa',
  reference: '7K3F9-Q2XWM',
  channel: 'email',
  status: 'waiting',
  version: 1,
  desk: 'cards',
  topic: 'card-delivery',
  language: 'de',
  urgent: false,
  because: ['word:karte'],
  subject: 'Meine Karte',
  preview: 'Meine Karte ist noch nicht da.',
  customer: { name: 'Anna Meier', email: 'anna@kunde.example', verified: false },
  acknowledgement: { way: 'mail' },
  promise: { by: 10_000, givenAt: 1_000, configVersion: 1 },
  receivedAt: 1_000,
  roundAt: 1_000,
  round: 1,
  configVersion: 1,
  ...over,
})
