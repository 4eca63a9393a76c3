import type { Context } from 'aws-lambda'
import { expect, it } from 'vitest'
import { HOUR } from '#shared/instant.ts'
import { recordingObservability } from '#shared/lambda/recording-observability.ts'
import type { PulledNotice } from '#shared/mail/pulled-notice.ts'
import { createMemoryBlobStore } from '#shared/memory/blob-store.ts'
import { createMemoryMailbox } from '#shared/memory/mailbox.ts'
import { createMemoryMailboxPlaces } from '#shared/memory/mailbox-places.ts'
import { createMemoryQueue } from '#shared/memory/queue.ts'
import { readConfig } from './config.ts'
import { createHandler } from './handler.ts'

const NOW = Date.parse('2026-11-24T10:00:00+01:00')

function setUp() {
  const mailbox = createMemoryMailbox()
  const clock = () => NOW
  const mail = createMemoryQueue<PulledNotice>(clock)
  const observability = recordingObservability()
  const deps = { mailbox, places: createMemoryMailboxPlaces(), raw: createMemoryBlobStore(), mail, clock }
  const handler = createHandler({ ...deps, owner: 'service@musterbank.example' }, observability)
  const run = (left: number) => handler({}, { getRemainingTimeInMillis: () => left } as Context)
  return { mailbox, mail, observability, run }
}

it('counts that the mailbox was read and what was taken', async () => {
  const { mailbox, mail, observability, run } = setUp()
  mailbox.deliver('From: anna@kunde.example\r\n\r\nx', { arrivedAt: NOW - HOUR })
  await run(50_000)
  expect(mail.messages).toHaveLength(1)
  expect(Object.fromEntries(observability.counts)).toEqual({ mailboxRead: 1, taken: 1 })
  expect(observability.lines).toEqual([])
})

it('leaves what it has no time for, and says so', async () => {
  const { mailbox, mail, observability, run } = setUp()
  mailbox.deliver('From: anna@kunde.example\r\n\r\nx', { arrivedAt: NOW - HOUR })
  await run(5_000)
  expect(mail.messages).toEqual([])
  expect(observability.lines).toMatchObject([{ level: 'warn', fields: { ended: 'out-of-time' } }])
})

it('has not read a mailbox in which it is stuck', async () => {
  const { mailbox, observability, run } = setUp()
  mailbox.change(mailbox.deliver('x', { arrivedAt: NOW - HOUR }), { readable: false })
  await run(50_000)
  expect(observability.counts.has('mailboxRead')).toBe(false)
})

it('is configured by its environment, in which what is empty is not set', () => {
  const environment = {
    RECEIPTS_TABLE: 't',
    MAIL_BUCKET: 'b',
    MAIL_QUEUE_URL: 'q',
    MAILBOX_HOST: 'imap.musterbank.example',
    MAILBOX_PORT: '993',
    MAILBOX_SECURITY: 'tls',
    MAILBOX_USER: 'service',
    MAILBOX_FOLDER: 'INBOX',
    MAILBOX_TAKEN_FOLDER: '',
    MAILBOX_SECRET_ARN: 'arn',
  }
  expect(readConfig(environment)).toMatchObject({ MAILBOX_PORT: 993, MAILBOX_TAKEN_FOLDER: undefined })
  expect(() => readConfig({ ...environment, MAILBOX_SECURITY: 'none' })).toThrow('MAILBOX_SECURITY')
})
