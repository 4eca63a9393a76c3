import { localDay } from '#shared/calendar/local-day.ts'
import type { ConfigurationIndex } from '#shared/configuration/configuration-index.ts'
import { KeyReused, Unavailable } from '#shared/errors.ts'
import type { Clock, NewId } from '#shared/instant.ts'
import { maskDraft } from '#shared/masking/mask-message.ts'
import type { Queue, ReceivedNotice } from '#shared/queue/queue.ts'
import { deriveId } from '#shared/token/derive-id.ts'
import type { ChannelMessage } from './channel-message.ts'
import type { IntakeLedger } from './intake-ledger.ts'

export interface ReceiveDeps {
  readonly ledger: IntakeLedger
  readonly queue: Queue<ReceivedNotice>
  readonly configuration: () => Promise<ConfigurationIndex>
  readonly clock: Clock
  readonly newId: NewId
  /** Told when a message was stored and could not be enqueued; `sweep` finds it within a minute. */
  readonly onNotEnqueued: (receiptId: string) => void
}

/** A message as intake has read and checked it; when it came is for receiving to say. */
export type MessageDraft = Omit<ChannelMessage, 'receivedAt' | 'mail'>

/**
 * Takes a message in, with what must not be kept masked: stored and counted first, then enqueued, and only then is its id returned. `repeatable` names
 * channel, caller and idempotency key: the same names and message give the same id and make no second receipt; they throw
 * KeyReused with another message. Without it the id is new. Throws Unavailable when it could not be stored.
 */
export async function receive(
  deps: ReceiveDeps,
  asWritten: MessageDraft,
  repeatable: readonly string[] | undefined,
): Promise<string> {
  const draft = maskDraft(asWritten)
  const receivedAt = deps.clock()
  const { zone } = await deps.configuration()
  const receiptId = repeatable === undefined ? deps.newId() : deriveId(...repeatable)
  const stored = await deps.ledger.receive(
    {
      receiptId,
      channel: draft.channel,
      receivedAt,
      day: localDay(receivedAt, zone),
      bodyHash: fingerprintOf(draft),
    },
    { ...draft, receivedAt },
  )
  if (stored === 'different') throw new KeyReused()
  try {
    // Also for one that was there before: the first attempt may have ended between storing and enqueueing.
    await deps.queue.send({ receiptId })
  } catch (error) {
    if (!(error instanceof Unavailable)) throw error
    deps.onNotEnqueued(receiptId)
  }
  return receiptId
}

/** Tells one message from another: 26 characters, the same for the same content, masked as it is kept. */
export function fingerprintOf(draft: MessageDraft): string {
  // A retry may look different to whoever guards the form, and is the same message.
  const { suspicion: _, ...said } = maskDraft(draft)
  return deriveId('body', canonical(said))
}

/** The same text for the same data, whatever the order of its keys. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_key, inner: unknown) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  )
}
