import { describe, expect, it } from 'vitest'
import { Malformed } from '#shared/errors.ts'
import { readAs } from '#shared/read-as.ts'
import { mailNoticeSchema } from './mail-notice.ts'
import { pulledNotice } from './pulled-notice.ts'
import { sesNotice, sesNoticeJson } from './ses-notice.fixture.ts'

const arrivedAt = Date.parse('2026-11-24T09:00:00Z')
const noticeOf = (header: string, trustedHost?: string) =>
  pulledNotice({
    raw: Buffer.from(`${header}\r\n\r\nGuten Tag`),
    arrivedAt,
    rawKey: 'raw/imap/1-2-x',
    owner: 'service@musterbank.example',
    ...(trustedHost === undefined ? {} : { trustedHost }),
  })

describe('a message of the mail queue', () => {
  it('is what SES says or what was pulled, and reads the same', () => {
    expect(readAs(mailNoticeSchema, sesNoticeJson(), 'notice')).toEqual(sesNotice())
    const pulled = noticeOf('From: anna@kunde.example')
    expect(readAs(mailNoticeSchema, JSON.parse(JSON.stringify(pulled)), 'notice')).toEqual({
      receivedAt: arrivedAt,
      envelopeFrom: 'anna@kunde.example',
      envelopeTo: ['service@musterbank.example'],
      verdicts: { spam: 'DISABLED', virus: 'DISABLED', dmarc: 'GRAY' },
      rawKey: 'raw/imap/1-2-x',
    })
  })

  it.each([{ notificationType: 'Pulled' }, { notificationType: 'Received' }, { notificationType: 'Bounce' }, 'x'])(
    'is malformed otherwise, and says where',
    (body) => {
      expect(() => readAs(mailNoticeSchema, body, 'notice')).toThrow(Malformed)
    },
  )
})

describe('the envelope of a pulled mail', () => {
  it('is what the last server wrote on top', () => {
    const notice = noticeOf(
      [
        'Return-Path: <anna@kunde.example>',
        'Delivered-To: beschwerde@musterbank.example',
        'Return-Path: <forged@elsewhere.example>',
        'Delivered-To: forged@elsewhere.example',
        'From: Anna <anna.meier@kunde.example>',
      ].join('\r\n'),
    )
    expect(notice).toMatchObject({
      envelopeFrom: 'anna@kunde.example',
      envelopeTo: ['beschwerde@musterbank.example'],
    })
  })

  it('has the null sender only where the server wrote it', () => {
    expect(noticeOf('Return-Path: <>\r\nFrom: a@kunde.example').envelopeFrom).toBe('')
    expect(noticeOf('From: a@kunde.example').envelopeFrom).toBe('a@kunde.example')
    expect(noticeOf('Subject: nobody').envelopeFrom).toBe('unknown@unknown.invalid')
    expect(noticeOf('Return-Path: nonsense\r\nFrom: a@kunde.example').envelopeFrom).toBe('a@kunde.example')
  })

  it('was for the owner of the mailbox where the server does not say', () => {
    expect(noticeOf('Delivered-To: nonsense\r\nFrom: a@kunde.example').envelopeTo).toEqual([
      'service@musterbank.example',
    ])
    expect(noticeOf('X-Original-To: info@musterbank.example').envelopeTo).toEqual(['info@musterbank.example'])
  })
})

describe('Authentication-Results', () => {
  const field = (value: string) => `Authentication-Results: ${value}\r\nFrom: a@kunde.example`
  const dmarc = (header: string, host: string | undefined = 'mx.musterbank.example') => noticeOf(header, host).dmarc

  it('count from the trusted host alone', () => {
    const pass = field('mx.musterbank.example; dmarc=pass header.from=kunde.example')
    expect(dmarc(pass)).toBe('PASS')
    expect(dmarc(pass, 'mx.other.example')).toBe('GRAY')
    expect(noticeOf(pass).dmarc).toBe('GRAY')
    expect(dmarc(field('mx.elsewhere.example; dmarc=pass'))).toBe('GRAY')
  })

  it('count as the topmost field of that host says, whatever comes below', () => {
    const forged = 'Authentication-Results: mx.musterbank.example; dmarc=pass\r\nFrom: a@kunde.example'
    expect(dmarc(`Authentication-Results: MX.Musterbank.example 1; spf=pass; dmarc=fail\r\n${forged}`)).toBe('FAIL')
    expect(dmarc(`Authentication-Results: mx.musterbank.example; none\r\n${forged}`)).toBe('GRAY')
  })

  it.each([
    ['mx.musterbank.example (a; dmarc=pass (nested)); dmarc=fail', 'FAIL'],
    ['mx.musterbank.example; spf=pass reason="; dmarc=pass"; dmarc=none', 'GRAY'],
    ['mx.musterbank.example; dmarc=bestguesspass', 'GRAY'],
    ['(comment) mx.musterbank.example; DMARC = Pass (p=reject)', 'PASS'],
    [`mx.musterbank.example; ${'('.repeat(20_000)}dmarc=pass`, 'GRAY'],
    ['', 'GRAY'],
  ])('are read without comments and quoted words: %s', (value, verdict) => {
    expect(dmarc(field(value))).toBe(verdict)
  })
})
