import { describe, expect, it } from 'vitest'
import { rawMail } from '#tests/mail/corpus.ts'
import { readMail } from './read-mail.ts'

const report = (status: string, returned = '', type = 'message/rfc822') =>
  readMail(
    Buffer.from(
      [
        'From: Mail Delivery <mailer-daemon@kunde.example>',
        'To: service@musterbank.example',
        'Content-Type: multipart/report; report-type=delivery-status; boundary=r',
        '',
        '--r',
        'Content-Type: text/plain',
        '',
        'Not delivered',
        '--r',
        'Content-Type: message/delivery-status',
        '',
        status,
        ...(returned === '' ? [] : ['--r', `Content-Type: ${type}`, '', returned]),
        '--r--',
        '',
      ].join('\r\n'),
    ),
  )
const read = async (...args: Parameters<typeof report>) => (await report(...args)).deliveryStatus
const recipient = (over: Partial<Record<'final' | 'original' | 'action' | 'status', string>> = {}) =>
  [
    `Original-Recipient: ${over.original ?? 'rfc822;anna@kunde.example'}`,
    `Final-Recipient: ${over.final ?? 'rfc822; Anna@Kunde.example'}`,
    `Action: ${over.action ?? 'failed'}`,
    `Status: ${over.status ?? '5.1.1'}`,
    'Diagnostic-Code: smtp; 550 5.1.1 user unknown',
  ].join('\r\n')
const envelope = 'Reporting-MTA: dns; mx.kunde.example\r\nArrival-Date: Tue, 24 Nov 2026 10:00:00 +0100\r\n'

describe('a report on a delivery', () => {
  it('says of each recipient what happened', async () => {
    const moved = recipient({
      final: 'rfc822; <new@kunde.example>',
      action: 'Delayed (still trying)',
      status: '4.4.1 x',
    })
    expect((await read([envelope, recipient(), '', moved].join('\r\n')))?.recipients).toEqual([
      { addresses: ['anna@kunde.example'], action: 'failed', status: '5.1.1' },
      { addresses: ['new@kunde.example', 'anna@kunde.example'], action: 'delayed', status: '4.4.1' },
    ])
  })

  it('leaves out what it cannot understand and keeps the rest', async () => {
    const status = [
      envelope,
      recipient({ action: 'vanished' }),
      '',
      recipient({ final: 'x', original: '', status: '?' }),
    ]
    expect((await read(status.join('\r\n')))?.recipients).toEqual([{ addresses: [], action: 'failed' }])
    expect(await read('no field at all')).toEqual({ recipients: [], about: [] })
  })

  it.each(['message/rfc822', 'text/rfc822-headers'])('names the mail that it is about, from %s', async (type) => {
    const returned = 'Message-ID: <0107@eu-central-1.amazonses.com>\r\nReferences: <a@k.example>\r\n <b@k.example>\r\n'
    expect((await read(`${envelope}\r\n${recipient()}`, returned, type))?.about).toEqual([
      '<0107@eu-central-1.amazonses.com>',
      '<a@k.example>',
      '<b@k.example>',
    ])
  })

  it('is bounded', async () => {
    const many = Array.from({ length: 40 }, () => recipient()).join('\r\n\r\n')
    expect((await read(`${envelope}\r\n${many}`))?.recipients).toHaveLength(10)
  })

  it('is read from the corpus, and is nowhere in an ordinary mail', async () => {
    const bounce = await readMail(rawMail('automatic', 'bounce-dsn'))
    expect(bounce.deliveryStatus).toEqual({
      recipients: [{ addresses: ['x@kunde.example'], action: 'failed', status: '5.1.1' }],
      about: [],
    })
    expect(await readMail(Buffer.from('From: a@b.example\r\n\r\nHallo'))).not.toHaveProperty('deliveryStatus')
  })
})
