import { type FieldIssue, Malformed } from '#shared/errors.ts'
import type { InquiryChange } from './inquiry-store.ts'

/** One item holds 400 KB in DynamoDB, names and structure included; larger texts belong into the blob store. */
const LARGEST_ITEM_BYTES = 300_000

/** Throws Malformed for a change that no store takes: too many parts, one thing twice, or an item over 300 KB. */
export function assertBounded(change: InquiryChange): void {
  const { messages = [], events = [], threadKeys = [], load = [] } = change
  const items = [change.set ?? {}, ...messages, ...events]
  const issues: FieldIssue[] = [
    ...atMost('messages and events', messages.length + events.length, 20),
    ...atMost('threadKeys', threadKeys.length, 20),
    ...atMost('load', load.length, 4),
    ...distinct(
      'messages',
      messages.map(({ at, messageId }) => `${at}/${messageId}`),
    ),
    ...distinct(
      'events',
      events.map(({ at, eventId }) => `${at}/${eventId}`),
    ),
    ...distinct(
      'threadKeys',
      threadKeys.map(({ key }) => key),
    ),
    ...distinct(
      'load',
      load.map(({ advisorId }) => advisorId),
    ),
    ...items.flatMap((item) =>
      Buffer.byteLength(JSON.stringify(item)) > LARGEST_ITEM_BYTES
        ? [{ path: 'items', message: `must be at most ${LARGEST_ITEM_BYTES} bytes each` }]
        : [],
    ),
  ]
  if (issues.length > 0) throw new Malformed('inquiry change', issues)
}

const atMost = (path: string, length: number, most: number): readonly FieldIssue[] =>
  length > most ? [{ path, message: `must be at most ${most}` }] : []

const distinct = (path: string, keys: readonly string[]): readonly FieldIssue[] =>
  new Set(keys).size < keys.length ? [{ path, message: 'must not name one thing twice' }] : []
