import type { TableName } from '#shared/aws/tables.ts'

/** `append` may add items, `readWriteMany` may write in batches too. */
export type Level = 'read' | 'append' | 'readWrite' | 'readWriteMany'
export type QueueName =
  | 'mail'
  | 'inquiries'
  | 'acknowledgements'
  | 'routing'
  | 'outbound'
  | 'escalations'
  | 'mail-events'
  | 'scans'

/** What a function may use, and with it which variables it gets. Nothing else is granted. */
export interface Access {
  readonly tables: Readonly<Partial<Record<TableName, Level>>>
  /** Large texts and attachments. */
  readonly content?: 'read' | 'readWrite'
  /** Raw mails as SES stored them. */
  readonly rawMail?: 'read' | 'readWrite'
  readonly sendsTo?: readonly QueueName[]
  /** Reads the keys that sign links and reply addresses. */
  readonly signs?: true
  /** Reads the key of the search index. */
  readonly searches?: true
  /** Reads the key that signs what goes to the institute's webhook. */
  readonly signsWebhooks?: true
  /** Sends mail within the account's limits, which it reads. */
  readonly sendsMail?: true
  /** Takes addresses off the account's suppression list. */
  readonly liftsSuppressions?: true
  readonly publicUrl?: true
  /** Needs to know in which claim staff's roles are. */
  readonly staffRoles?: true
  /** Sees how full the queues are and moves dead letters back. */
  readonly operatesQueues?: true
}

/** Storing a step of an inquiry is one transaction over what it may touch (shared/aws/inquiries/commit.ts). */
const COMMIT = { inquiries: 'readWrite', receipts: 'readWrite', threads: 'readWrite', advisors: 'readWrite' } as const
/** Sending records in the inquiry and its thread alone. */
const RECORD_SENDING = { inquiries: 'readWrite', receipts: 'read', threads: 'readWrite', advisors: 'read' } as const
/** Whether a customer's message belongs to an inquiry of theirs. */
const LOOK_UP = { inquiries: 'read', customers: 'read', configuration: 'read' } as const

export const ACCESS = {
  'intake-email': {
    tables: { receipts: 'readWrite', configuration: 'read' },
    rawMail: 'readWrite',
    content: 'readWrite',
    sendsTo: ['inquiries'],
  },
  'intake-mailbox': {
    tables: { receipts: 'readWrite' },
    rawMail: 'readWrite',
    sendsTo: ['mail'],
  },
  // It is told what people are still typing, and has no place to keep it.
  'suggest-topic': { tables: { configuration: 'read' } },
  'intake-web': {
    tables: { ...LOOK_UP, receipts: 'readWrite', sending: 'readWrite' },
    content: 'readWrite',
    signs: true,
    publicUrl: true,
    sendsTo: ['inquiries'],
  },
  'intake-mobile': {
    tables: { ...LOOK_UP, receipts: 'readWrite' },
    content: 'readWrite',
    signs: true,
    publicUrl: true,
    sendsTo: ['inquiries'],
  },
  register: {
    tables: { ...COMMIT, customers: 'read', sending: 'readWrite', promises: 'read', configuration: 'read' },
    content: 'readWrite',
    signs: true,
    liftsSuppressions: true,
    sendsTo: ['acknowledgements', 'routing'],
  },
  acknowledge: {
    tables: { ...RECORD_SENDING, sending: 'readWrite', promises: 'read', configuration: 'read' },
    signs: true,
    sendsMail: true,
    publicUrl: true,
    sendsTo: ['acknowledgements'],
  },
  route: { tables: { ...COMMIT, configuration: 'read' } },
  deliver: {
    // Devices that are gone are forgotten.
    tables: { ...RECORD_SENDING, customers: 'readWrite', sending: 'readWrite', configuration: 'read' },
    content: 'read',
    signs: true,
    sendsMail: true,
    sendsTo: ['outbound'],
  },
  'mail-events': {
    tables: { ...RECORD_SENDING, sending: 'readWrite', configuration: 'read' },
    sendsTo: ['acknowledgements', 'outbound'],
  },
  escalate: {
    tables: { inquiries: 'read', sending: 'readWrite', configuration: 'read' },
    signsWebhooks: true,
    sendsMail: true,
    sendsTo: ['escalations'],
  },
  'scan-results': { tables: { inquiries: 'readWrite' } },
  measure: {
    tables: { reactionTimes: 'readWrite', advisorFigures: 'readWrite', promises: 'readWrite', configuration: 'read' },
  },
  'index-search': { tables: { inquiries: 'read', search: 'readWriteMany' }, searches: true },
  sweep: {
    tables: { ...COMMIT, promises: 'readWrite', configuration: 'read' },
    content: 'read',
    sendsTo: ['inquiries', 'acknowledgements', 'routing', 'escalations'],
  },
  configure: { tables: { configuration: 'readWrite', customers: 'readWrite', audit: 'append' } },
  'customer-api': {
    // Customers change their own preferences.
    tables: { ...LOOK_UP, customers: 'readWrite', receipts: 'read' },
    content: 'read',
    signs: true,
  },
  'advisor-api': {
    tables: {
      ...COMMIT,
      console: 'readWrite',
      advisorFigures: 'readWrite',
      customers: 'read',
      promises: 'read',
      search: 'read',
      configuration: 'read',
    },
    searches: true,
    // Files of replies are copied from where they were uploaded to where they are scanned.
    content: 'readWrite',
    staffRoles: true,
    sendsTo: ['acknowledgements', 'routing', 'outbound'],
  },
  'operations-api': {
    tables: {
      ...COMMIT,
      customers: 'read',
      reactionTimes: 'read',
      promises: 'read',
      configuration: 'readWrite',
      audit: 'append',
    },
    content: 'read',
    // Suppressed and failed mail as it came, each look noted before.
    rawMail: 'read',
    staffRoles: true,
    sendsTo: ['acknowledgements', 'routing'],
    operatesQueues: true,
  },
  'directory-api': {
    tables: { customers: 'readWrite', configuration: 'read', audit: 'append' },
    staffRoles: true,
  },
} as const satisfies Record<string, Access>

export type FunctionName = keyof typeof ACCESS

/** What a function may use, in its general form. */
export const accessOf = (name: FunctionName): Access => ACCESS[name]

const isFunctionName = (name: string): name is FunctionName => Object.hasOwn(ACCESS, name)
export const FUNCTION_NAMES: readonly FunctionName[] = Object.keys(ACCESS).filter(isFunctionName)
