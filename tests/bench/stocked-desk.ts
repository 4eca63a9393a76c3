import { reach } from '#infra/commands/place/reach.ts'
import { createInquiryStore } from '#shared/aws/inquiry-store.ts'
import type { Instant } from '#shared/instant.ts'
import { sampleInquiry, sampleMessage } from '#tests/contracts/samples.ts'

const TOGETHER = 50
/** Only what is opened needs something to read. */
const WITH_MESSAGES = 300
const HOUR_MS = 3_600_000

export interface StockedDesk {
  /** One more, before all others. */
  add(): Promise<void>
}

/** Gives an advisor so many inquiries, the most urgent first, past intake and routing: nobody has capacity for them. */
export async function stockDesk(
  dataDir: string,
  holder: { readonly advisorId: string; readonly desk: string },
  inquiries: number,
): Promise<StockedDesk> {
  const names = ['inquiries', 'receipts', 'threads', 'advisors'] as const
  const { client, tables, now } = await reach({ local: dataDir, names })
  const store = createInquiryStore({ client, tables })
  const commit = (number: number, due: Instant): Promise<void> => {
    const inquiryId = `bench${String(number).padStart(6, '0')}`
    const set = sampleInquiry(inquiryId, {
      ...holder,
      status: 'assigned',
      subject: `Meine Karte ist noch nicht da (${number})`,
      customer: { name: `Kundin ${number}`, email: `kundin${number}@kunde.example`, verified: false },
      receivedAt: now - HOUR_MS,
      roundAt: now - HOUR_MS,
      assignedAt: now,
      promise: { by: due, givenAt: now, configVersion: 1 },
    })
    const at = now - HOUR_MS
    const messages = number < WITH_MESSAGES ? [sampleMessage('m1', { at, text: TEXT })] : []
    return store.commit({ inquiryId, expectVersion: 'absent', set, messages })
  }
  // Far enough for nobody to be warned of a promise.
  const dueOf = (number: number): Instant => now + 48 * HOUR_MS + number * 1_000
  for (let from = 0; from < inquiries; from += TOGETHER)
    await Promise.all(
      Array.from({ length: Math.min(TOGETHER, inquiries - from) }, (_, one) => commit(from + one, dueOf(from + one))),
    )
  let added = 0
  return {
    add: () => {
      added += 1
      return commit(inquiries + added, dueOf(-added))
    },
  }
}

const TEXT = 'Guten Tag, meine neue Karte ist noch nicht angekommen. Können Sie bitte nachsehen, wo sie ist? '.repeat(6)
