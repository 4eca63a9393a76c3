import { inquiryFixture } from '#shared/inquiry/inquiry.fixture.ts'
import type { Inquiry, InquiryEvent, Message } from '#shared/inquiry/inquiry.ts'
import type { InquiryChange, InquiryStore, LoadChange } from '#shared/inquiry/inquiry-store.ts'
import type { ChannelMessage } from '#shared/intake/channel-message.ts'
import type { Receipt } from '#shared/intake/intake-ledger.ts'

/** 2026-11-24, 10:00 in Berlin. */
export const NOW = Date.parse('2026-11-24T09:00:00Z')

/** A waiting inquiry received at NOW, due an hour later. */
export const sampleInquiry = (inquiryId: string, over: Partial<Inquiry> = {}): Inquiry =>
  inquiryFixture({
    inquiryId,
    receivedAt: NOW,
    roundAt: NOW,
    promise: { by: NOW + 3_600_000, givenAt: NOW, configVersion: 1 },
    ...over,
  })

export const creation = (inquiry: Inquiry, over: Partial<InquiryChange> = {}): InquiryChange => ({
  inquiryId: inquiry.inquiryId,
  expectVersion: 'absent',
  set: inquiry,
  ...over,
})

/** Stores these and returns them. */
export async function storeAll(store: InquiryStore, inquiries: readonly Inquiry[]): Promise<readonly Inquiry[]> {
  for (const inquiry of inquiries) await store.commit(creation(inquiry))
  return inquiries
}

export const sampleMessage = (messageId: string, over: Partial<Message> = {}): Message => ({
  messageId,
  direction: 'inbound',
  kind: 'inquiry',
  text: 'Meine Karte ist noch nicht da.',
  at: NOW,
  author: { role: 'customer', name: 'Anna Meier' },
  ...over,
})

export const sampleEvent = (inquiryId: string, eventId: string, over: Partial<InquiryEvent> = {}): InquiryEvent => ({
  eventId,
  inquiryId,
  at: NOW,
  type: 'register',
  by: 'customer',
  channel: 'email',
  desk: 'cards',
  topic: 'card-delivery',
  language: 'de',
  configVersion: 1,
  ...over,
})

/** The change that gives a waiting inquiry to an advisor. */
export const assignment = (
  inquiry: Pick<Inquiry, 'inquiryId' | 'version'>,
  advisorId: string,
  capacity = 10,
): InquiryChange & { readonly load: readonly LoadChange[] } => ({
  inquiryId: inquiry.inquiryId,
  expectVersion: inquiry.version,
  set: { status: 'assigned', advisorId, assignedAt: NOW },
  load: [{ advisorId, add: inquiry.inquiryId, weight: 1, capacity, at: NOW }],
})

export const sampleReceipt = (receiptId: string, over: Partial<Receipt> = {}): Receipt => ({
  receiptId,
  channel: 'web',
  receivedAt: NOW,
  day: '2026-11-24',
  bodyHash: 'hash',
  ...over,
})

export const sampleChannelMessage = (over: Partial<ChannelMessage> = {}): ChannelMessage => ({
  channel: 'web',
  receivedAt: NOW,
  sender: { name: 'Anna Meier', email: 'anna@kunde.example' },
  subject: 'Meine Karte',
  text: 'Meine Karte ist noch nicht da.',
  ...over,
})
