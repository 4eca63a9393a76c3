import type { Summary } from './api-shapes.ts'

/** An inquiry as lists show it. */
export const summaryFixture = (over: Partial<Summary> = {}): Summary => ({
  inquiryId: 'a',
  reference: '7K3F9-Q2XWM',
  channel: 'web',
  status: 'assigned',
  urgent: false,
  subject: '',
  preview: '',
  because: [],
  milestones: { receivedAt: '2026-11-24T08:00:00Z' },
  customer: { name: 'Anna Meier', verified: false },
  warnings: [],
  hardship: [],
  ...over,
})
