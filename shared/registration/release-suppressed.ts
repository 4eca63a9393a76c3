import { Missing } from '#shared/errors.ts'
import { transition } from '#shared/inquiry/actions/transition.ts'
import { changeInquiry } from '#shared/inquiry/change-inquiry.ts'
import type { RegistrationDeps } from './registration-deps.ts'

export type ReleaseDeps = Pick<RegistrationDeps, 'inquiries' | 'configuration' | 'promiseFor' | 'queues' | 'clock'>

/**
 * An operator says that a suppressed message is a person's after all: it becomes an ordinary inquiry, counted as such,
 * and is routed. The sender of a form is acknowledged then. That of a mail is not: the rules that kept us from answering a
 * machine still hold.
 * Throws Missing for an unknown id, IllegalTransition when it is not (or no longer) suppressed.
 */
export async function releaseSuppressed(deps: ReleaseDeps, inquiryId: string, operatorId: string): Promise<void> {
  const index = await deps.configuration()
  const now = deps.clock()
  let acknowledge = false
  await changeInquiry(deps.inquiries, inquiryId, async (inquiry) => {
    const promise = await deps.promiseFor(index, inquiry.desk, inquiry.urgent, now)
    if (promise === undefined) throw new Missing('desk')
    const reason = inquiry.acknowledgement.reason
    acknowledge = inquiry.channel === 'web'
    const change = transition(
      inquiry,
      'release',
      { now, by: `operator:${operatorId}` },
      {
        set: {
          promise,
          roundAt: now,
          configVersion: index.version,
          acknowledgement: acknowledge
            ? { way: 'mail' }
            : { way: 'silent', ...(reason === undefined ? {} : { reason }) },
        },
        detail: { promiseBy: promise.by, basis: promise.basis, reason },
      },
    )
    return { ...change, settle: { receiptId: inquiryId, outcome: 'inquiries', inquiryId, from: 'suppressed' } }
  })
  await Promise.all([
    deps.queues.routing.send({ inquiryId }),
    ...(acknowledge ? [deps.queues.acknowledgements.send({ inquiryId })] : []),
  ])
}
