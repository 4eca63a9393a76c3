import type { Inquiry, InquiryEvent, Message } from './inquiry.ts'
import type { InquiryStore } from './inquiry-store.ts'

/** A chain of merges is followed this far; longer ones cannot be made, because what was merged takes in nothing more. */
const LONGEST_CHAIN = 10

/** The matter that goes on for this one: itself, unless it was merged. */
export async function survivorOf(store: Pick<InquiryStore, 'find'>, inquiry: Inquiry): Promise<Inquiry> {
  let survivor = inquiry
  for (let step = 0; step < LONGEST_CHAIN && survivor.mergedInto !== undefined; step += 1) {
    const next = await store.find(survivor.mergedInto)
    if (next === undefined) return survivor
    survivor = next
  }
  return survivor
}

/** All messages of a matter, those of what was merged into it included, oldest first. */
export async function messagesOf(store: Pick<InquiryStore, 'messages'>, inquiry: Inquiry): Promise<readonly Message[]> {
  return inOrder(await Promise.all(partsOf(inquiry).map((id) => store.messages(id))))
}

/** All its events, likewise. */
export async function eventsOf(
  store: Pick<InquiryStore, 'events'>,
  inquiry: Inquiry,
): Promise<readonly InquiryEvent[]> {
  return inOrder(await Promise.all(partsOf(inquiry).map((id) => store.events(id))))
}

const partsOf = ({ inquiryId, mergedFrom = [] }: Inquiry): readonly string[] => [inquiryId, ...mergedFrom]

const inOrder = <T extends { readonly at: number }>(parts: readonly (readonly T[])[]): readonly T[] =>
  parts.length === 1 ? (parts[0] ?? []) : parts.flat().sort((a, b) => a.at - b.at)
