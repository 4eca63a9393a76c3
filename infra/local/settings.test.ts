import { describe, expect, it } from 'vitest'
import { readSettings } from './settings.ts'

describe('the settings of the local system', () => {
  it('has the defaults of the contract', () => {
    expect(readSettings({ ANKLANG_PORT: '' }, '/project')).toEqual({
      port: 8080,
      smtpPort: 2525,
      host: '127.0.0.1',
      dataDir: '/project/.local',
      configDir: '/project/config/musterbank',
      showLogs: false,
    })
  })

  it('reads a relay and another engine', () => {
    const settings = readSettings(
      { ANKLANG_SMTP_RELAY: 'mail.example:25', ANKLANG_DYNAMODB_ENDPOINT: 'http://127.0.0.1:8000' },
      '/',
    )
    expect(settings).toMatchObject({
      smtpRelay: { host: 'mail.example', port: 25 },
      dynamodbEndpoint: 'http://127.0.0.1:8000',
    })
  })

  it.each([
    ['imap://service@bank.example:wo%3Ard@127.0.0.1:1143', '127.0.0.1', 1143, 'loopback', 'INBOX'],
    ['imap://service@bank.example:wo%3Ard@mail.example/Anfragen', 'mail.example', 143, 'starttls', 'Anfragen'],
    ['imaps://service%40bank.example:wo%3Ard@mail.example', 'mail.example', 993, 'tls', 'INBOX'],
  ])('reads the mailbox %s', (url, host, port, security, folder) => {
    const user = 'service@bank.example'
    const mailbox = { host, port, security, folder, user, password: 'wo:rd' }
    expect(readSettings({ ANKLANG_MAILBOX: url }, '/').mailbox).toEqual(mailbox)
  })

  it.each([
    ['ANKLANG_PORT', 'eighty'],
    ['ANKLANG_SMTP_PORT', '70000'],
    ['ANKLANG_SMTP_RELAY', 'no-port'],
    ['ANKLANG_DYNAMODB_ENDPOINT', 'here'],
    ['ANKLANG_MAILBOX', 'pop://user:word@mail.example'],
    ['ANKLANG_MAILBOX', 'imap://mail.example'],
    ['ANKLANG_MAILBOX', 'mail.example'],
  ])('names the variable %s when it cannot be used', (name, value) => {
    expect(() => readSettings({ [name]: value }, '/')).toThrow(name)
  })
})
