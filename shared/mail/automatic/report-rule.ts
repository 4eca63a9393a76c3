import { readStructuredField } from '../mime/structured-field.ts'
import { has, type Rule, valuesOf } from './rule.ts'

/** RFC 3464, RFC 8098, RFC 5965. */
const REPORTS = new Set(['delivery-status', 'disposition-notification', 'feedback-report'])
const REPORT_TYPES = new Set([...REPORTS].map((report) => `message/${report}`))

/** Rule 3: bounces, read receipts and complaints. */
export const report: Rule = {
  reason: 'report',
  way: 'suppressed',
  applies: (mail) => {
    if (has(mail, 'x-failed-recipients') || REPORT_TYPES.has(mail.contentType)) return true
    if (mail.contentType !== 'multipart/report') return false
    const written = readStructuredField(valuesOf(mail, 'content-type')[0] ?? '').parameters.get('report-type')
    // RFC 6522 requires the parameter; without it the parts tell.
    return written === undefined || written === ''
      ? mail.attachments.some(({ type }) => REPORT_TYPES.has(type))
      : REPORTS.has(written.trim().toLowerCase())
  },
}
