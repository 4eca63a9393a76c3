import { SESv2Client, SendEmailCommand } from '@aws-sdk/client-sesv2'
import { mockClient } from 'aws-sdk-client-mock'
import { beforeEach, describe, expect, test } from 'vitest'
import { AmbiguousSend, SendRejected, Unavailable } from '#shared/errors.ts'
import { createMailSender } from './mail-sender.ts'

const client = new SESv2Client({ region: 'eu-central-1' })
const mock = mockClient(client)
const sender = createMailSender({ client, configurationSet: 'anklang' })
const mail = {
  raw: new TextEncoder().encode('Subject: Hallo\r\n\r\nGuten Tag'),
  from: 'service@bank.example',
  to: 'anna@kunde.example',
  tags: { inquiry: 'i', message: 'm' },
}

const failure = (fields: { name?: string; code?: string; status?: number }) =>
  Object.assign(new Error('anna@kunde.example'), {
    name: fields.name ?? 'Error',
    ...(fields.code === undefined ? {} : { code: fields.code }),
    ...(fields.status === undefined ? {} : { $metadata: { httpStatusCode: fields.status } }),
  })

describe('sending by SES', () => {
  beforeEach(() => mock.reset())

  test('hands over the raw mail to one recipient with its tags and returns the id that SES gave', async () => {
    mock.on(SendEmailCommand).resolves({ MessageId: '0107' })
    expect(await sender.send(mail)).toEqual({ providerId: '0107' })
    expect(mock.commandCalls(SendEmailCommand)[0]?.args[0].input).toEqual({
      FromEmailAddress: mail.from,
      Destination: { ToAddresses: [mail.to] },
      Content: { Raw: { Data: mail.raw } },
      EmailTags: [
        { Name: 'inquiry', Value: 'i' },
        { Name: 'message', Value: 'm' },
      ],
      ConfigurationSetName: 'anklang',
    })
  })

  test.each([
    failure({ name: 'TooManyRequestsException', status: 429 }),
    failure({ name: 'SendingPausedException', status: 400 }),
    failure({ name: 'MailFromDomainNotVerifiedException', status: 400 }),
    failure({ name: 'ServiceUnavailable', status: 503 }),
    failure({ code: 'ECONNREFUSED' }),
    failure({ code: 'ENOTFOUND' }),
  ])('is unavailable when the mail certainly did not go out (%#)', async (error) => {
    mock.on(SendEmailCommand).rejects(error)
    await expect(sender.send(mail)).rejects.toThrow(Unavailable)
  })

  test.each([
    failure({ name: 'TimeoutError', code: 'ETIMEDOUT' }),
    failure({ name: 'TimeoutError' }),
    failure({ code: 'ECONNRESET' }),
    failure({ name: 'InternalServiceErrorException', status: 500 }),
    failure({ name: 'SomethingNew' }),
  ])('does not know when the mail may have gone out (%#)', async (error) => {
    mock.on(SendEmailCommand).rejects(error)
    await expect(sender.send(mail)).rejects.toThrow(AmbiguousSend)
  })

  test('does not know either when the answer names no mail', async () => {
    mock.on(SendEmailCommand).resolves({})
    await expect(sender.send(mail)).rejects.toThrow(AmbiguousSend)
  })

  test('says that a mail was refused for good, without repeating what was in it', async () => {
    mock.on(SendEmailCommand).rejects(failure({ name: 'MessageRejected', status: 400 }))
    const sending = sender.send(mail)
    await expect(sending).rejects.toThrow(SendRejected)
    await expect(sending).rejects.not.toThrow(/kunde/u)
  })
})
