import { Conflict } from '#shared/errors.ts'
import { eventOf } from '#shared/inquiry/event.ts'
import type { Inquiry, NotReached } from '#shared/inquiry/inquiry.ts'
import type { AcknowledgeDeps } from './acknowledge-inquiry.ts'

/** Notes once that a text was not sent, and why. */
export async function withhold(
  deps: Pick<AcknowledgeDeps, 'inquiries' | 'clock'>,
  inquiry: Inquiry,
  messageId: string,
  reason: string,
  notReached?: NotReached['reason'],
): Promise<void> {
  const now = deps.clock()
  await ignoreRepetition(
    deps.inquiries.commit({
      inquiryId: inquiry.inquiryId,
      set: {
        ...(messageId === 'acknowledgement' ? { acknowledgement: { way: 'silent', reason } } : {}),
        ...(notReached === undefined ? {} : { notReached: { reason: notReached, at: now } }),
      },
      events: [
        eventOf(
          inquiry,
          { now, by: 'system' },
          { eventId: `withheld-${messageId}`, type: 'withheld', detail: { reason } },
        ),
      ],
    }),
  )
}

/** The same message recorded twice is what redelivery looks like; it is there, and that is what was wanted. */
export async function ignoreRepetition(commit: Promise<unknown>): Promise<void> {
  try {
    await commit
  } catch (error) {
    if (!(error instanceof Conflict && error.what === 'message')) throw error
  }
}
