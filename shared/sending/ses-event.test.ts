import { describe, expect, it } from 'vitest'
import { sesEventSchema } from './ses-event.ts'

const mail = {
  timestamp: '2026-11-24T09:00:00.000Z',
  messageId: '0107-a',
  destination: ['Anna Meier <Anna@Kunde.example>'],
  tags: { 'ses:configuration-set': ['anklang'], inquiry: ['i'], message: ['acknowledgement'] },
}
const read = (detail: Record<string, unknown>) =>
  sesEventSchema.parse({ version: '0', source: 'aws.ses', 'detail-type': 'any', detail: { mail, ...detail } })
const common = {
  providerId: '0107-a',
  tags: { inquiryId: 'i', messageId: 'acknowledgement' },
  address: 'anna@kunde.example',
}

describe('an event of SES', () => {
  it('says which mail it is about and how long after sending it happened', () => {
    const delivery = { timestamp: '2026-11-24T09:00:02.500Z', smtpResponse: '250 ok' }
    expect(read({ eventType: 'Delivery', delivery })).toEqual({ ...common, type: 'delivery', after: 2_500 })
    expect(read({ eventType: 'Send', send: {} })).toEqual({ ...common, type: 'send', after: 0 })
  })

  it.each([
    ['Permanent', 'NoEmail', 'bounce'],
    ['Permanent', 'OnAccountSuppressionList', 'bounce'],
    ['Transient', 'MailboxFull', 'transient-bounce'],
    ['Undetermined', 'Undetermined', 'transient-bounce'],
  ])('takes a bounce for final only when it is called so: %s/%s', (bounceType, bounceSubType, type) => {
    const bounce = { bounceType, bounceSubType, bouncedRecipients: [{ emailAddress: 'forwarded@elsewhere.example' }] }
    expect(read({ eventType: 'Bounce', bounce })).toEqual({
      ...common,
      type,
      after: 0,
      code: `${bounceType}/${bounceSubType}`,
    })
  })

  it('says why, where SES does', () => {
    const deliveryDelay = { delayType: 'MailboxFull', timestamp: '2026-11-24T10:00:00.000Z' }
    expect(read({ eventType: 'DeliveryDelay', deliveryDelay })).toMatchObject({ type: 'delay', code: 'MailboxFull' })
    expect(read({ eventType: 'Reject', reject: { reason: 'Bad content' } })).toMatchObject({ code: 'Bad content' })
    expect(read({ eventType: 'Complaint', complaint: { complaintFeedbackType: 'abuse' } })).toMatchObject({
      type: 'complaint',
      code: 'abuse',
    })
    expect(read({ eventType: 'Complaint', complaint: { complaintFeedbackType: null } })).not.toHaveProperty('code')
    expect(read({ eventType: 'Complaint' })).toMatchObject({ type: 'complaint', after: 0 })
    expect(read({ eventType: 'Reject' })).toMatchObject({ type: 'reject' })
  })

  it('about a mail without our tags still names the mail and the address', () => {
    const bare = { messageId: '0107-b' }
    const bounce = { bounceType: 'Permanent', bouncedRecipients: [{ emailAddress: 'x@kunde.example' }] }
    expect(read({ eventType: 'Bounce', mail: bare, bounce })).toEqual({
      type: 'bounce',
      providerId: '0107-b',
      address: 'x@kunde.example',
      after: 0,
      code: 'Permanent',
    })
    expect(read({ eventType: 'Delivery', mail: bare })).toEqual({ type: 'delivery', providerId: '0107-b', after: 0 })
  })

  it('of another service or kind is refused', () => {
    expect(sesEventSchema.safeParse({ source: 'aws.s3', detail: { eventType: 'Send', mail } }).success).toBe(false)
    expect(sesEventSchema.safeParse({ source: 'aws.ses', detail: { eventType: 'Open', mail } }).success).toBe(false)
  })
})
