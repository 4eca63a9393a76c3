import { Conflict, Missing } from '#shared/errors.ts'
import type { Inquiry } from './inquiry.ts'
import type { InquiryChange, InquiryStore } from './inquiry-store.ts'

/** How often a change is decided anew when somebody else was faster. */
const ATTEMPTS = 6

/**
 * Reads, decides and commits, and decides again on the new state when the inquiry or an advisor changed in between.
 * `decide` returns undefined when there is nothing (any more) to do. Returns the inquiry as it was decided on.
 * Throws Missing for an unknown inquiry, Conflict when it kept changing, and whatever `decide` throws.
 */
export async function changeInquiry(
  store: InquiryStore,
  inquiryId: string,
  decide: (inquiry: Inquiry) => InquiryChange | undefined | Promise<InquiryChange | undefined>,
): Promise<{ readonly before: Inquiry; readonly changed: boolean }> {
  for (let attempt = 1; ; attempt += 1) {
    const before = await store.find(inquiryId)
    if (before === undefined) throw new Missing('inquiry')
    const change = await decide(before)
    if (change === undefined) return { before, changed: false }
    try {
      await store.commit(change)
      return { before, changed: true }
    } catch (error) {
      if (!isRace(error) || attempt === ATTEMPTS) throw error
    }
  }
}

const isRace = (error: unknown): boolean =>
  error instanceof Conflict && (error.what === 'inquiry' || error.what === 'advisor')
