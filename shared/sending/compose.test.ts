import { describe, expect, it } from 'vitest'
import { automaticVerdict } from '#shared/mail/automatic/automatic-verdict.ts'
import { type ReadMail, readMail } from '#shared/mail/read-mail.ts'
import { composeMail, type MailToCompose } from './compose.ts'

const replyTo = `${'a'.repeat(58)}@antwort.musterbank.example`
const ownId = '<aaaaaaaaaaaaaaaaaaaaaaaaaa.acknowledgement@antwort.musterbank.example>'
const mail: MailToCompose = {
  from: { name: 'Müsterbank, Service', address: 'service@musterbank.example' },
  to: 'anna@kunde.example',
  replyTo,
  subject: 'Ihre Überweisung [7K3F9-Q2XWM]',
  text: 'Guten Tag Frau Meier,\n\nIhre Überweisung über 1.250 € prüfen wir bis 16:30 Uhr.\n.\nFrom here\n',
  html: '<!doctype html><html><body><p>Guten Tag Frau Meier, ü €</p></body></html>',
  kind: 'acknowledgement',
  date: Date.parse('2026-11-24T08:12:46.000Z'),
  ownId,
  inReplyTo: '<customer@kunde.example>',
}
const header = (read: ReadMail, name: string): string[] =>
  read.headers.flatMap((field) => (field.name === name ? [field.value] : []))
const composed = async (over: Partial<MailToCompose> = {}) => {
  const raw = await composeMail({ ...mail, ...over })
  return { raw: Buffer.from(raw), read: await readMail(raw) }
}

describe('a composed mail', () => {
  it('reads back as it was meant, umlauts included', async () => {
    const { read, raw } = await composed()
    expect(read.from).toEqual(mail.from)
    expect(read.to).toEqual(['anna@kunde.example'])
    expect(read.subject).toBe(mail.subject)
    expect(read.text).toBe(mail.text.trim())
    expect(read.contentType).toBe('multipart/alternative')
    expect(header(read, 'date')).toEqual(['Tue, 24 Nov 2026 08:12:46 +0000'])
    expect(header(read, 'reply-to')).toEqual([replyTo])
    expect(raw.toString('latin1').match(/Content-Transfer-Encoding: quoted-printable/g)).toHaveLength(2)
    expect(raw.every((octet) => octet < 128)).toBe(true)
    expect(read.defects).toEqual(['message-id-missing'])
  })

  it('leaves Message-ID to the mail service, and names itself in References alone', async () => {
    const { read } = await composed({ references: ['<older@kunde.example>', 'no id', '<customer@kunde.example>'] })
    expect(header(read, 'message-id')).toEqual([])
    expect(read.inReplyTo).toEqual(['<customer@kunde.example>'])
    expect(read.references).toEqual(['<older@kunde.example>', '<customer@kunde.example>', ownId])
  })

  it('begins a thread where it answers no mail, or one whose id is none', async () => {
    for (const over of [{}, { inReplyTo: '<a b>\r\nBcc: x@y.example' }]) {
      const { inReplyTo: _, ...first } = mail
      const read = await readMail(await composeMail({ ...first, ...over }))
      expect(header(read, 'in-reply-to')).toEqual([])
      expect(read.references).toEqual([ownId])
    }
  })

  it('keeps the nearest of a long thread', async () => {
    const references = Array.from({ length: 200 }, (_, index) => `<${index}-${'x'.repeat(20)}@kunde.example>`)
    const { read } = await composed({ references })
    expect(header(read, 'references').join('').length).toBeLessThan(998)
    expect(read.references.slice(-2)).toEqual(['<customer@kunde.example>', ownId])
  })

  it.each([
    ['acknowledgement', ['auto-replied'], ['All']],
    ['notice', ['auto-generated'], ['All']],
    ['reply', [], []],
  ] as const)(
    'says of a %s whether a machine wrote it, and always that it is ours',
    async (kind, submitted, suppress) => {
      const { read } = await composed({ kind })
      expect(header(read, 'auto-submitted')).toEqual(submitted)
      expect(header(read, 'x-auto-response-suppress')).toEqual(suppress)
      expect(header(read, 'x-anklang-loop')).toEqual(['1'])
    },
  )

  it('is a machine’s to another system of ours, also when every header of automatic mail was stripped', async () => {
    const { read } = await composed()
    const context = {
      envelopeFrom: 'service@other.example',
      verdicts: { spam: 'PASS', virus: 'PASS', dmarc: 'PASS' },
      ownAddresses: ['anna@kunde.example'],
      replyDomain: 'antwort.other.example',
      isOurMessageId: () => false,
    } as const
    expect(automaticVerdict(read, context)).toEqual({ way: 'suppressed', reason: 'loop' })
    const headers = read.headers.filter(({ name }) => name !== 'x-anklang-loop')
    expect(automaticVerdict({ ...read, headers }, context)).toEqual({ way: 'suppressed', reason: 'auto-submitted' })
  })

  it('has the same octets for the same input', async () => {
    expect((await composed()).raw.equals((await composed()).raw)).toBe(true)
  })

  it.each([
    'Anna\r\nBcc: eve@elsewhere.example',
    'Anna\nBcc: eve@elsewhere.example\n\nbody',
    '=?utf-8?Q?Anna=0D=0ABcc:_eve=40elsewhere.example?=',
    'Anna" <eve@elsewhere.example>, "',
    '\u2028Bcc: eve@elsewhere.example\u0085x: y\u0000',
  ])('makes no header of %j in a name or subject', async (hostile) => {
    const { read, raw } = await composed({ from: { name: hostile, address: mail.from.address }, subject: hostile })
    const names = read.headers.map(({ name }) => name)
    expect(names).not.toContain('bcc')
    expect(names).not.toContain('x')
    expect(new Set(names).size).toBe(names.length)
    expect(read.to).toEqual(['anna@kunde.example'])
    expect(header(read, 'from').join('')).toMatch(/<service@musterbank\.example>$/)
    expect(read.addressedTo).toEqual(['anna@kunde.example'])
    // What a mailer decodes is the one line that was given, never a second one.
    expect(read.subject).not.toMatch(/[\r\n]/)
    expect(raw.toString('latin1')).not.toMatch(/^bcc:/im)
  })

  it.each(['', 'no address', 'a@b.example, c@d.example', 'a@b.example\r\nBcc: c@d.example', '<a@b.example>'])(
    'is not made for %j',
    async (to) => {
      await expect(composeMail({ ...mail, to })).rejects.toThrow(TypeError)
      await expect(composeMail({ ...mail, replyTo: to })).rejects.not.toThrow(/example/)
    },
  )

  it('survives half characters and any line break in its text', async () => {
    const { read } = await composed({ text: 'a\ud800\rb\r\nc', html: '<p>x</p>' })
    expect(read.text).toBe('a\ufffd\nb\nc')
  })
})
