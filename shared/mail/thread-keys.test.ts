import { describe, expect, it } from 'vitest'
import { fingerprint } from './fingerprint.ts'
import { copyKey, midKey } from './thread-keys.ts'

const content = { sender: 'Anna@Kunde.example', subject: 'Karte weg', visibleText: 'Meine Karte\nist weg.' }

describe('a fingerprint', () => {
  it('does not see case, blanks, line breaks or a mark of a reply', () => {
    const same = {
      sender: 'anna@kunde.example ',
      subject: 'AW: Re[2]: karte  weg',
      visibleText: 'meine  Karte ist weg. ',
    }
    expect(fingerprint(same)).toBe(fingerprint(content))
  })

  it.each([
    ['another sender', { ...content, sender: 'eve@kunde.example' }],
    ['another subject', { ...content, subject: 'Karte da' }],
    ['another text', { ...content, visibleText: 'Meine Karte ist da.' }],
    ['another attachment', { ...content, attachments: [{ name: 'a.pdf', bytes: 1 }] }],
  ])('sees %s', (_, other) => expect(fingerprint(other)).not.toBe(fingerprint(content)))
})

describe('the key of a message id', () => {
  it('is the same for what SES answered and for what a customer quotes, whatever the region', () => {
    const id = '010701989-abc-000000'
    expect(midKey(`<${id}@eu-central-1.amazonses.com>`)).toBe(midKey(`<${id}@amazonses.com>`))
    expect(midKey(`<${id}@email.amazonses.com>`)).toBe(midKey(`<${id}@amazonses.com>`))
    expect(midKey(`<${id}@notamazonses.com>`)).not.toBe(midKey(`<${id}@amazonses.com>`))
  })

  it('looks at the domain without case and at the rest with it', () => {
    expect(midKey('<Id@Kunde.Example>')).toBe(midKey('Id@kunde.example'))
    expect(midKey('<id@kunde.example>')).not.toBe(midKey('<Id@kunde.example>'))
    expect(midKey('<no-domain>')).toMatch(/^mid:[a-z2-7]{26}$/)
  })
})

describe('the key of copies', () => {
  const mail = { messageId: '<1@kunde.example>', fingerprint: 'f1', sender: 'anna@kunde.example' }

  it('is shared by the same mail delivered again', () => {
    expect(copyKey({ ...mail, sender: 'ANNA@kunde.example' })).toBe(copyKey(mail))
  })

  it('is not shared by a different mail under a reused Message-ID, nor by another sender', () => {
    expect(copyKey({ ...mail, fingerprint: 'f2' })).not.toBe(copyKey(mail))
    expect(copyKey({ ...mail, sender: 'eve@kunde.example' })).not.toBe(copyKey(mail))
  })

  it('takes the date where there is no Message-ID', () => {
    const without = { fingerprint: 'f1', sender: 'anna@kunde.example' }
    expect(copyKey({ ...without, date: 'Mon' })).toBe(copyKey({ ...without, date: 'Mon' }))
    expect(copyKey({ ...without, date: 'Mon' })).not.toBe(copyKey({ ...without, date: 'Tue' }))
    expect(copyKey(without)).not.toBe(copyKey({ ...without, date: 'Mon' }))
  })
})
