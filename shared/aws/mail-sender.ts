import { type SESv2Client, SendEmailCommand } from '@aws-sdk/client-sesv2'
import { AmbiguousSend, SendRejected, Unavailable } from '#shared/errors.ts'
import type { MailSender } from '#shared/sending/mail-sender.ts'
import { neverArrived, readFailure } from './errors.ts'

/** This mail will never be taken, whatever we do. */
const REFUSED = new Set(['MessageRejected', 'BadRequestException'])
/** Certainly not sent, and somebody can mend it: a limit, a pause, a domain or configuration set that is missing. */
const NOT_SENT = new Set([
  'TooManyRequestsException',
  'LimitExceededException',
  'SendingPausedException',
  'AccountSuspendedException',
  'MailFromDomainNotVerifiedException',
  'NotFoundException',
  'AccessDeniedException',
  'CredentialsProviderError',
  'ThrottlingException',
  'ServiceUnavailable',
  'Throttling',
])

/** Sends raw mails by SES. The client must not retry (createSesClient): a second attempt could be a second mail. */
export function createMailSender({
  client,
  configurationSet,
}: {
  readonly client: SESv2Client
  readonly configurationSet: string
}): MailSender {
  return {
    send: async ({ raw, from, to, tags }) => {
      const command = new SendEmailCommand({
        FromEmailAddress: from,
        Destination: { ToAddresses: [to] },
        Content: { Raw: { Data: raw } },
        EmailTags: Object.entries(tags).map(([Name, Value]) => ({ Name, Value })),
        ConfigurationSetName: configurationSet,
      })
      try {
        const { MessageId: providerId } = await client.send(command)
        // Taken, but under what name it does not say: the same as no answer.
        if (providerId === undefined) throw new AmbiguousSend()
        return { providerId }
      } catch (error) {
        throw outcomeOf(error)
      }
    },
  }
}

/** Whatever is not known to be harmless counts as perhaps sent. */
function outcomeOf(error: unknown): unknown {
  if (error instanceof AmbiguousSend) return error
  const failure = readFailure(error)
  if (REFUSED.has(failure.name)) return new SendRejected(failure.name, { cause: error })
  const notSent =
    NOT_SENT.has(failure.name) || neverArrived(failure) || failure.status === 429 || failure.status === 503
  return notSent ? new Unavailable('ses', { cause: error }) : new AmbiguousSend({ cause: error })
}
