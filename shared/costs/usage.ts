import type { Prices } from '#shared/configuration/price-rules.ts'
import type { Channel } from '#shared/inquiry/inquiry.ts'

/** What is paid for by the piece, by the service that it is paid to. */
export const SERVICES = {
  database: ['writeUnits', 'readUnits'],
  queues: ['queueCalls'],
  files: ['fileReads'],
  mail: ['mails'],
  api: ['apiRequests'],
} as const satisfies Record<string, readonly Exclude<keyof Prices, 'readOn'>[]>
export type Service = keyof typeof SERVICES
export const SERVICE_NAMES = ['database', 'queues', 'files', 'mail', 'api'] as const satisfies readonly Service[]
export type Usage = Readonly<Record<(typeof SERVICES)[Service][number], number>>

/** When `npm run bench -- --only calls` counted what stands below. */
export const MEASURED_ON = '2026-11-28'

/** Write units of entering a message of 30 telling words into the search (ADR 39); the bench leaves them out. */
const SEARCH_UNITS = 35

/**
 * What one inquiry uses from intake to its acknowledgement, assignment and measurement, as the bench counts it
 * (docs/performance.md). Mails are those out, and for a mail itself the one in; a form is one request of the API.
 */
const FORM: Usage = {
  writeUnits: 65.7 + SEARCH_UNITS,
  readUnits: 35.1,
  queueCalls: 3,
  fileReads: 0,
  mails: 1,
  apiRequests: 1,
}
const MAIL: Usage = {
  writeUnits: 64.9 + SEARCH_UNITS,
  readUnits: 32.1,
  queueCalls: 3,
  fileReads: 1,
  mails: 2,
  apiRequests: 0,
}
/** Not measured by itself: a form's way, but that the acknowledgement appears in the app and no mail goes out. */
const APP: Usage = { ...FORM, mails: 0 }

export const USAGE: Readonly<Record<Channel, Usage>> = { web: FORM, email: MAIL, mobile: APP, social: APP }
