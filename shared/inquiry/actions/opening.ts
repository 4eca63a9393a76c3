import { Conflict } from '#shared/errors.ts'
import { type ActionContext, eventOf } from '../event.ts'
import type { Inquiry } from '../inquiry.ts'
import type { InquiryChange, InquiryStore } from '../inquiry-store.ts'

/**
 * The advisor who has it sees it for the first time in this round; undefined where that is not so. The change holds once
 * and only while nothing else happens: seeing moves no version, so nobody's work is decided anew for it.
 */
function opened(inquiry: Inquiry, advisorId: string, context: ActionContext): InquiryChange | undefined {
  const { inquiryId, status, round, roundAt, version } = inquiry
  if (status !== 'assigned' || inquiry.advisorId !== advisorId || inquiry.openedAt !== undefined) return undefined
  return {
    inquiryId,
    once: { field: 'openedAt', version },
    set: { openedAt: context.now },
    events: [
      eventOf(inquiry, context, {
        eventId: `opened-${round}`,
        type: 'opened',
        milestone: { name: 'opened', round, from: roundAt, to: context.now },
      }),
    ],
  }
}

/** Notes that the advisor has seen it, if nobody did before. May throw Unavailable. */
export async function markOpened(
  inquiries: Pick<InquiryStore, 'commit'>,
  inquiry: Inquiry,
  advisorId: string,
  context: ActionContext,
): Promise<void> {
  const change = opened(inquiry, advisorId, context)
  if (change === undefined) return
  try {
    await inquiries.commit(change)
  } catch (error) {
    // It was seen, or moved on, in this very moment.
    if (!(error instanceof Conflict)) throw error
  }
}
