import type { Inquiry, Message } from '#shared/inquiry/inquiry.ts'
import type { InquiryStore } from '#shared/inquiry/inquiry-store.ts'
import type { HashTerm } from './hash-term.ts'
import { placeOf } from './place.ts'
import type { SearchIndex } from './search-index.ts'
import { isSearched } from './searched-kinds.ts'
import { termsOfInquiry, termsOfMessage } from './terms.ts'

export interface EnterDeps {
  readonly searchIndex: Pick<SearchIndex, 'indexed' | 'enter' | 'leave' | 'erase'>
  readonly inquiries: Pick<InquiryStore, 'find' | 'messages'>
  readonly hashTerm: () => Promise<HashTerm>
}

/** Terms of one inquiry: a conversation that goes on for ever is found by how it began. */
const MOST_TERMS = 400

/**
 * Lets an inquiry be found at the desk where it is now: by itself and by these messages of it, and no longer at a desk
 * that it has left. Doing it again changes nothing, so messages may come twice and in any order. Suppressed mail is not
 * searched. Says whether anything was entered.
 */
export async function enterInquiry(deps: EnterDeps, inquiryId: string, messages: readonly Message[]): Promise<boolean> {
  const inquiry = await deps.inquiries.find(inquiryId)
  if (inquiry === undefined || inquiry.status === 'suppressed') return false
  const [before, hash] = await Promise.all([deps.searchIndex.indexed(inquiryId), deps.hashTerm()])
  const known = new Set(before?.terms)
  const added = termsWith(inquiry, messages)
    .map(hash)
    .filter((term) => !known.has(term))
    .slice(0, MOST_TERMS - known.size)
  const moved = before?.desks.includes(inquiry.desk) !== true
  const terms = moved ? [...known, ...added] : added
  if (terms.length > 0)
    await deps.searchIndex.enter(inquiryId, { place: placeOf(inquiry), desks: [inquiry.desk], terms })
  const left = before?.desks.filter((desk) => desk !== inquiry.desk) ?? []
  for (const desk of left) await deps.searchIndex.leave(inquiryId, desk)
  return terms.length > 0 || left.length > 0
}

/** Enters an inquiry anew from all its messages, and nothing else of it is left: after the key or the way of taking words apart has changed. */
export async function reenterInquiry(deps: EnterDeps, inquiryId: string): Promise<boolean> {
  await deps.searchIndex.erase(inquiryId)
  return enterInquiry(deps, inquiryId, (await deps.inquiries.messages(inquiryId)).filter(isSearched))
}

const termsWith = (inquiry: Inquiry, messages: readonly Message[]): readonly string[] => [
  ...new Set([...termsOfInquiry(inquiry), ...messages.flatMap((message) => termsOfMessage(message, inquiry))]),
]
