import type { MessageInput } from '#shared/api/inquiry-input.ts'
import { SECOND } from '#shared/instant.ts'
import { furtherDraft, matterIdOf } from '#shared/intake/further-draft.ts'
import { type MessageDraft, receive } from '#shared/intake/receive.ts'
import { isThisMachine } from '#shared/intake/this-machine.ts'
import { Refusal } from '#shared/lambda/http/refusal.ts'
import type { HttpRequest } from '#shared/lambda/http/request.ts'
import { hourlyCap } from '#shared/sending/hourly-cap.ts'
import type { GivenOut } from '#shared/status/given-out.ts'
import { deriveId } from '#shared/token/derive-id.ts'
import type { WebIntakeDeps } from './deps.ts'

/**
 * Stores a message of somebody who has the link of an inquiry, and gives its id. Bounded an hour for each inquiry: a link
 * is a secret, and who has it is no stranger, but it may have been passed on. This machine's own address is left alone.
 * `keyOf` says what makes the same message the same. Throws Refusal (429), KeyReused and Unavailable.
 */
export async function furtherByLink(
  deps: WebIntakeDeps,
  request: HttpRequest,
  found: GivenOut,
  { message, attachments = [], intent }: MessageInput,
  keyOf: (draft: MessageDraft, matterId: string) => readonly string[] | undefined,
): Promise<string> {
  const matterId = matterIdOf(found)
  const draft = furtherDraft(found, message, { uploads: attachments, solved: intent === 'solved' })
  const key = keyOf(draft, matterId)
  if (!isThisMachine(request.address))
    await bounded(deps, matterId, key === undefined ? deps.newId() : deriveId(...key))
  return receive(deps, draft, key)
}

/** Throws Refusal (429) where the inquiry has had its messages of this hour; the same message counts once. */
async function bounded({ caps, clock, configuration }: WebIntakeDeps, matterId: string, id: string): Promise<void> {
  const { messagesHour } = (await configuration()).configuration.form.protection
  const now = clock()
  const { cap, end } = hourlyCap('messages-hour', matterId, messagesHour, now)
  if ((await caps.take([cap], `message-${id}`)) === undefined) return
  const headers = { 'retry-after': String(Math.ceil((end - now) / SECOND)) }
  throw new Refusal('too-many', 'Too many messages came to this inquiry within an hour.', { headers })
}
