import type { Instant } from '#shared/instant.ts'
import type { ActionContext } from '../event.ts'
import type { Inquiry } from '../inquiry.ts'
import type { InquiryChange } from '../inquiry-store.ts'
import { staying } from './transition.ts'

/** Alarms kept as raised; older ones are of promises and rounds that are over. */
const KEPT = 20

/** Notes which alarms have been raised and when to look again. */
export function noteAlarms(
  inquiry: Inquiry,
  { due, nextAt }: { readonly due: readonly string[]; readonly nextAt?: Instant },
  context: ActionContext,
): InquiryChange {
  const before = inquiry.alarms
  const alarms = {
    raised: [...(before?.raised ?? []), ...due].slice(-KEPT),
    at: due.length > 0 ? context.now : (before?.at ?? context.now),
    ...(nextAt === undefined ? {} : { nextAt }),
  }
  return staying(inquiry, 'escalate', context, { set: { alarms }, detail: { alarms: due, nextAt } })
}
