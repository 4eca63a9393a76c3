import { describe, expect, it } from 'vitest'
import { EXPECTED as AUTOMATIC } from '#tests/mail/automatic/expected.ts'
import { mailsIn, rawMail } from '#tests/mail/corpus.ts'
import { EXPECTED as HOSTILE } from '#tests/mail/hostile/expected.ts'
import { EXPECTED as QUOTING } from '#tests/mail/quoting/expected.ts'
import { EXPECTED as READING } from '#tests/mail/reading/expected.ts'
import { automaticVerdict } from './automatic/automatic-verdict.ts'
import type { AutomaticContext } from './automatic/rule.ts'
import { type ReadMail, readMail } from './read-mail.ts'

describe.each([
  ['reading', READING],
  ['hostile', HOSTILE],
] as const)('the mails of %s', (folder, expected) => {
  it('each have an expectation', () => expect(mailsIn(folder)).toEqual(Object.keys(expected).sort()))

  it.each(Object.entries(expected))('%s reads as expected', async (name, want) => {
    const mail = await readMail(rawMail(folder, name))
    expect(mail.from).toEqual(want.from ?? { name: 'Anna Meier', address: 'anna@kunde.example' })
    expect(mail.subject).toBe(want.subject ?? 'Meine Karte')
    if (want.text === undefined) {
      expect(mail.text.startsWith(want.begins ?? '?')).toBe(true)
      expect(mail.text).toHaveLength(want.length ?? -1)
    } else expect(mail.text).toBe(want.text)
    expect(mail.attachments.map(({ name: file, type, bytes }) => [file, type, bytes])).toEqual(want.attachments ?? [])
    expect(mail.defects).toEqual(want.defects ?? [])
  })
})

describe('the mails of quoting', () => {
  it('each have an expectation', () => expect(mailsIn('quoting')).toEqual(Object.keys(QUOTING).sort()))

  it.each(Object.entries(QUOTING))('%s shows what the customer wrote', async (name, visible) => {
    expect((await readMail(rawMail('quoting', name))).visibleText).toBe(visible)
  })
})

describe('the mails of automatic', () => {
  it('each have an expectation', () => expect(mailsIn('automatic')).toEqual(Object.keys(AUTOMATIC).sort()))

  it.each(Object.entries(AUTOMATIC))('%s is judged as expected', async (name, verdict) => {
    const mail = await readMail(rawMail('automatic', name))
    expect(automaticVerdict(mail, contextOf(name, mail))).toEqual(verdict)
  })
})

const contextOf = (name: string, mail: ReadMail): AutomaticContext => ({
  envelopeFrom: name === 'null-sender' ? '' : mail.from.address,
  verdicts: { spam: 'PASS', virus: 'PASS', dmarc: 'GRAY' },
  ownAddresses: ['service@musterbank.example', 'info@musterbank.example', 'kontakt@musterbank.example'],
  replyDomain: 'antwort.musterbank.example',
  isOurMessageId: (id) => id.endsWith('@antwort.musterbank.example>'),
})
