import { describe, expect, it } from 'vitest'
import { Malformed } from '#shared/errors.ts'
import { parseCredentials } from './credentials.ts'
import { createImapMailbox } from './imap-mailbox.ts'

const grant = { tokenUrl: 'https://login.example/token', clientId: 'anklang', clientSecret: 's', scope: 'imap' }

describe('the secret of a mailbox', () => {
  it.each([
    { password: 'p' },
    { password: 'p', ca: '-----BEGIN CERTIFICATE-----' },
    { accessToken: 't' },
    grant,
    { ...grant, refreshToken: 'r' },
  ])('holds a password, a token or what tokens are got with', (credentials) => {
    expect(parseCredentials(JSON.stringify(credentials))).toEqual(credentials)
  })

  it.each([
    { user: 'u' },
    { password: '' },
    { password: 'p', accessToken: 't' },
    { ...grant, tokenUrl: 'http://login.example/token' },
    { ...grant, tokenUrl: 'file:///etc/passwd' },
  ])('is malformed when it holds anything else: %j', (credentials) => {
    expect(() => parseCredentials(JSON.stringify(credentials))).toThrow(Malformed)
  })

  it('is never repeated when it cannot be read', () => {
    const message = (secret: string): string => {
      try {
        parseCredentials(secret)
        return 'read'
      } catch (error) {
        return String(error) + String(error instanceof Error ? error.cause : '')
      }
    }
    for (const secret of ['hunter2', '{"password": "hunter2"', '{"password": "hunter2", "extra": 1}', '"hunter2"'])
      expect(message(secret)).not.toMatch(/hunter2|read/)
  })
})

it('goes nowhere without TLS but to this machine', () => {
  const place = { host: 'mail.example', port: 143, user: 'u', folder: 'INBOX', security: 'loopback' } as const
  expect(() => createImapMailbox(place, async () => '{}')).toThrow('needs TLS')
  expect(createImapMailbox({ ...place, host: '127.0.0.1' }, async () => '{}').name).toBe('u@127.0.0.1:143/INBOX')
})
