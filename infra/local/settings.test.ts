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
    ['ANKLANG_PORT', 'eighty'],
    ['ANKLANG_SMTP_PORT', '70000'],
    ['ANKLANG_SMTP_RELAY', 'no-port'],
    ['ANKLANG_DYNAMODB_ENDPOINT', 'here'],
  ])('names the variable %s when it cannot be used', (name, value) => {
    expect(() => readSettings({ [name]: value }, '/')).toThrow(name)
  })
})
