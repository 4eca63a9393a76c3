import { HOUR, type Instant } from '#shared/instant.ts'
import type { AcknowledgementFacts } from './acknowledgement.ts'

/** Tuesday, 24 November 2026, 10:12 in Berlin. */
const NOW: Instant = Date.UTC(2026, 10, 24, 9, 12)
export const TODAY_1430: Instant = Date.UTC(2026, 10, 24, 13, 30)
export const TOMORROW_10: Instant = Date.UTC(2026, 10, 25, 9)
export const FRIDAY_16: Instant = TOMORROW_10 + 2 * 24 * HOUR + 6 * HOUR

export const CUSTOMERS = {
  ms: { name: 'Anna Meier', family: 'Meier', salutation: 'ms' },
  mr: { name: 'Thomas Becker', family: 'Becker', salutation: 'mr' },
  titled: { name: 'Elif Yılmaz', family: 'Yılmaz', title: 'Dr.', salutation: 'ms' },
  named: { name: 'Kim Sandberg' },
  unknown: { name: '' },
} satisfies Record<string, AcknowledgementFacts['customer']>

/** Facts about Anna Meier's missing transfer, written by e-mail in German, unless said otherwise. */
export const facts = (more: Partial<AcknowledgementFacts> = {}): AcknowledgementFacts => ({
  kind: 'acknowledgement',
  channel: 'email',
  language: 'de',
  customer: CUSTOMERS.ms,
  topic: 'transfer-missing',
  desk: 'payments',
  urgent: false,
  reference: 'K7M2-Q4TX',
  subject: '',
  promiseBy: TODAY_1430,
  now: NOW,
  ...more,
})
