import middy from '@middy/core'
import type { Context } from 'aws-lambda'
import { logFailure } from '#shared/lambda/log-failure.ts'
import type { Observability } from '#shared/lambda/observability.ts'
import { type PullMailboxDeps, type PullReport, pullMailbox } from '#shared/mail/pull-mailbox.ts'

export type MailboxHandler = (event: unknown, context: Context) => Promise<PullReport>

/**
 * The schedule's event says nothing that matters. `mailboxRead` is what the alarm watches: a run that is stuck at a mail
 * has not read the mailbox. A run that throws is the schedule's to repeat.
 */
export function createHandler(deps: PullMailboxDeps, observability: Observability): MailboxHandler {
  const handler = middy<unknown, PullReport>()
    .use([...observability.middlewares])
    .handler(async (_event, context) => {
      const report = await pullMailbox(deps, () => context.getRemainingTimeInMillis()).catch((error: unknown) => {
        logFailure(observability, error)
        throw error
      })
      const { ended, taken, unmarked, givenUp } = report
      if (ended !== 'stuck') observability.count('mailboxRead')
      for (const [what, count] of Object.entries({ taken, unmarked, givenUp }))
        if (count > 0) observability.count(what, count)
      if (ended !== 'caught-up') observability.log.warn('the mailbox is not read to its end', { ended, taken })
      return report
    })
  return (event, context) => handler(event, context)
}
