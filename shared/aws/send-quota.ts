import { GetAccountCommand, type SESv2Client } from '@aws-sdk/client-sesv2'
import { type Clock, MINUTE, SECOND } from '#shared/instant.ts'
import type { SendQuota } from '#shared/sending/send-pacer.ts'

/** What the account says is good for a minute. */
const FRESH = MINUTE
/** A mail waits for the answer, within its function's time-out of 10 s. */
const PATIENCE = SECOND
/** Where it does not say, the mail service's own refusals are what holds mail back. */
const UNKNOWN: SendQuota = { perSecond: 1_000, left: Number.POSITIVE_INFINITY }

/**
 * The account's limits by SES's GetAccount, asked once a minute an instance, less what this instance has asked to send since.
 * While SES does not answer the last known limits hold. The returned function counts each call as one mail.
 */
export function createSendQuota(options: {
  readonly client: SESv2Client
  readonly clock: Clock
}): () => Promise<SendQuota> {
  const { client, clock } = options
  let known = UNKNOWN
  let readAt = Number.NEGATIVE_INFINITY
  let since = 0
  const ask = async (): Promise<void> => {
    const options = { abortSignal: AbortSignal.timeout(PATIENCE) }
    const { SendQuota: said } = await client.send(new GetAccountCommand({}), options)
    const {
      Max24HourSend: most = -1,
      MaxSendRate: perSecond = UNKNOWN.perSecond,
      SentLast24Hours: sent = 0,
    } = said ?? {}
    // -1 is SES's word for no limit.
    known = { perSecond, left: most < 0 ? Number.POSITIVE_INFINITY : most - sent }
    since = 0
  }
  return async () => {
    if (clock() - readAt >= FRESH) {
      readAt = clock()
      await ask().catch(() => undefined)
    }
    const left = known.left - since
    since += 1
    return { perSecond: known.perSecond, left }
  }
}
