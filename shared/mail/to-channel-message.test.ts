import { describe, expect, it } from 'vitest'
import { Malformed } from '#shared/errors.ts'
import { rawMail } from '#tests/mail/corpus.ts'
import { INSTITUTE } from '#tests/mail/institute.ts'
import { isOwnMessageId, ownMessageId } from './own-addresses.ts'
import { readMail } from './read-mail.ts'
import { sesNotice, sesNoticeJson } from './ses-notice.fixture.ts'
import { readSesNotice } from './ses-notice.ts'
import { toChannelMessage } from './to-channel-message.ts'

const channelMessage = async (raw: Uint8Array | string, over: Parameters<typeof sesNoticeJson>[0] = {}) =>
  toChannelMessage(sesNotice(over), await readMail(Buffer.from(raw)), INSTITUTE)

describe('the notice of a received mail', () => {
  it('gives envelope, verdicts, time and key', () => {
    expect(sesNotice()).toEqual({
      receivedAt: Date.parse('2026-11-24T08:12:46.000Z'),
      envelopeFrom: 'anna@kunde.example',
      envelopeTo: ['service@musterbank.example'],
      verdicts: { spam: 'PASS', virus: 'PASS', dmarc: 'PASS' },
      rawKey: 'raw/o3vrnil0e2ic28tr',
    })
  })

  it('knows the null sender in either spelling, and recipients in brackets', () => {
    expect(sesNotice({ source: '<>' }).envelopeFrom).toBe('')
    expect(sesNotice({ source: '' }).envelopeFrom).toBe('')
    expect(sesNotice({ recipients: ['<a@b.example>'] }).envelopeTo).toEqual(['a@b.example'])
  })

  it('takes a verdict that it does not know, or that is not there, for no verdict', () => {
    expect(sesNotice({ dmarc: 'MAYBE' }).verdicts.dmarc).toBe('PROCESSING_FAILED')
    const { receipt, ...rest } = sesNoticeJson()
    const { spamVerdict: _, ...without } = receipt
    expect(readSesNotice({ ...rest, receipt: without }).verdicts.spam).toBe('DISABLED')
  })

  it.each([[null], ['text'], [{ notificationType: 'Bounce' }], [{ ...sesNoticeJson(), receipt: {} }]])(
    'is refused when it is something else',
    (body) => expect(() => readSesNotice(body)).toThrow(Malformed),
  )
})

describe('a mail as the message of a channel', () => {
  it('carries sender, text and what only a mail has', async () => {
    const message = await channelMessage(rawMail('reading', 'plain-utf8'), { dmarc: 'GRAY' })
    expect(message).toMatchObject({
      channel: 'email',
      receivedAt: Date.parse('2026-11-24T08:12:46.000Z'),
      sender: { name: 'Anna Meier', email: 'anna@kunde.example' },
      subject: 'Überweisung nicht angekommen',
      mail: {
        rawKey: 'raw/o3vrnil0e2ic28tr',
        envelopeFrom: 'anna@kunde.example',
        messageId: '<plain-utf8@kunde.example>',
        addressedTo: ['service@musterbank.example'],
        verdicts: { spam: 'PASS', virus: 'PASS', dmarc: 'GRAY' },
      },
    })
    expect(message.mail?.automatic).toBeUndefined()
    expect(message.mail?.date).toBeUndefined()
  })

  it('has its sender in lower case, and from the envelope where From names none', async () => {
    expect((await channelMessage('From: ANNA@Kunde.Example\n\nx')).sender.email).toBe('anna@kunde.example')
    expect((await channelMessage(rawMail('reading', 'from-missing'))).sender.email).toBe('anna@kunde.example')
    const none = await channelMessage(rawMail('reading', 'from-missing'), { source: '' })
    expect(none.sender).toEqual({ name: '' })
    expect(none.mail?.automatic).toEqual({ way: 'suppressed', reason: 'null-sender' })
  })

  it('never goes to the Reply-To of a third party', async () => {
    expect((await channelMessage(rawMail('reading', 'reply-to-third-party'))).sender.email).toBe('anna@kunde.example')
  })

  it('is taken in without a Message-ID, and its date tells the same words of another day apart', async () => {
    const mail = await channelMessage(rawMail('reading', 'message-id-missing'))
    expect(mail.mail?.messageId).toBeUndefined()
    expect(mail.mail?.date).toBe('Tue, 24 Nov 2026 09:12:44 +0100')
    expect((await channelMessage('From: a@b.example\n\nx')).mail?.date).toBe('2026-11-24')
  })

  it('is judged by the rules with all of our addresses and by the verdicts of the notice', async () => {
    const raw = (to: string, from = 'anna@kunde.example') => `From: ${from}\nTo: ${to}\nSubject: x\n\nx`
    const judged = async (...[mail, over]: Parameters<typeof channelMessage>) =>
      (await channelMessage(mail, over)).mail?.automatic
    expect(await judged(raw('INFO@musterbank.example'))).toBeUndefined()
    expect(await judged(raw('abc@antwort.musterbank.example'))).toBeUndefined()
    expect(await judged(raw('x@elsewhere.example'))).toEqual({ way: 'silent', reason: 'not-addressed' })
    expect(await judged(raw('info@musterbank.example', 'post@musterbank.example'))).toEqual({
      way: 'suppressed',
      reason: 'own-address',
    })
    expect(await judged(raw('info@musterbank.example'), { dmarc: 'FAIL' })).toEqual({ way: 'silent', reason: 'dmarc' })
    for (const verdict of ['spam', 'virus'] as const) {
      expect(await judged(raw('info@musterbank.example'), { [verdict]: 'FAIL' })).toEqual({
        way: 'suppressed',
        reason: verdict,
      })
    }
    const own = ownMessageId('a'.repeat(26), 'acknowledgement', INSTITUTE.mail.replyDomain)
    expect(isOwnMessageId(own, INSTITUTE.mail.replyDomain)).toBe(true)
    expect(await judged(`Message-ID: ${own}\n${raw('info@musterbank.example')}`)).toEqual({
      way: 'suppressed',
      reason: 'own-message-id',
    })
  })

  it('stays within the bounds of a message whatever comes in', async () => {
    const many = Array.from({ length: 9_999 }, (_, index) => `user${index}@kunde.example`).join(', ')
    const message = await channelMessage(
      `From: "${'💳'.repeat(300)}" <anna@kunde.example>\nTo: ${many}, service@musterbank.example\nSubject: ${'ü'.repeat(5_000)}\nMessage-ID: <${'x'.repeat(996)}>\n\n${'y'.repeat(1_200_000)}`,
      { recipients: Array.from({ length: 300 }, () => 'service@musterbank.example') },
    )
    expect(message.sender.name).toBe('💳'.repeat(100))
    expect(message.subject).toHaveLength(998)
    expect(message.text).toHaveLength(1_000_000)
    expect(message.mail?.addressedTo).toHaveLength(200)
    expect(message.mail?.envelopeTo).toHaveLength(100)
    // Ours was the last of ten thousand, and it was seen.
    expect(message.mail?.automatic).toBeUndefined()
  })
})
