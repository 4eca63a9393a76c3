import type { ImapFlow } from 'imapflow'
import { Unavailable } from '#shared/errors.ts'
import type { Millis } from '#shared/instant.ts'
import { type FetchedMail, type MailRange, MOST_FETCHED, type OpenMailbox } from '#shared/mail/mailbox.ts'
import { readImapFailure, toUnavailable } from './imap-failure.ts'

/** Keyword (RFC 3501 §2.3.2) of mails that were taken. */
const TAKEN = '$AnklangTaken'
const GOOD_BYE_MS = 2_000

/** Opens the folder of a connected client as a session. Throws the library's errors. */
export async function openFolder(
  client: ImapFlow,
  { folder, takenFolder }: { readonly folder: string; readonly takenFolder?: string },
): Promise<OpenMailbox> {
  if (takenFolder !== undefined) await client.mailboxCreate(takenFolder)
  const { uidValidity, uidNext, permanentFlags } = await client.mailboxOpen(folder)
  const keywords = permanentFlags === undefined || permanentFlags.has('\\*') || permanentFlags.has(TAKEN)
  const mark = (uid: number) =>
    takenFolder === undefined
      ? client.messageFlagsAdd(String(uid), [keywords ? TAKEN : '\\Seen'], { uid: true, silent: true })
      : client.messageMove(String(uid), takenFolder, { uid: true })
  return {
    uidValidity: Number(uidValidity),
    uidNext,
    list: (range) => calling(client, () => list(client, range)),
    fetch: (uid, within) => calling(client, () => fetchOne(client, uid, within)),
    mark: (uid) => calling(client, async () => Boolean(await mark(uid))),
    [Symbol.asyncDispose]: () => leave(client),
  }
}

async function list(client: ImapFlow, { after, through, since, unseen }: MailRange): Promise<readonly number[]> {
  const found = await client.search(
    {
      uid: `${after + 1}:${through ?? '*'}`,
      unKeyword: TAKEN,
      ...(since === undefined ? {} : { since: new Date(since) }),
      ...(unseen === true ? { seen: false } : {}),
    },
    { uid: true },
  )
  // A search that failed is no empty mailbox.
  if (!Array.isArray(found)) throw new Unavailable('mailbox')
  // `n:*` names the last mail even where its UID is below n (RFC 3501 §6.4.8).
  return found.filter((uid) => uid > after && uid <= (through ?? Number.POSITIVE_INFINITY))
}

async function fetchOne(client: ImapFlow, uid: number, within: Millis): Promise<FetchedMail> {
  const timer = setTimeout(() => client.close(), within)
  try {
    const query = { uid: true, internalDate: true, source: { start: 0, maxLength: MOST_FETCHED } }
    const mail = await client.fetchOne(String(uid), query, { uid: true })
    if (mail === false) return { state: 'gone' }
    const { source, internalDate } = mail
    if (source === undefined) return { state: 'unreadable' }
    const arrivedAt = new Date(internalDate ?? Number.NaN).getTime()
    return { state: 'read', raw: source, arrivedAt: Number.isNaN(arrivedAt) ? undefined : arrivedAt }
  } catch (error) {
    if (readImapFailure(error).refused) return { state: 'unreadable' }
    throw error
  } finally {
    clearTimeout(timer)
  }
}

async function calling<T>(client: ImapFlow, call: () => Promise<T>): Promise<T> {
  try {
    return await call()
  } catch (error) {
    client.close()
    throw toUnavailable(error)
  }
}

/** Says good-bye, but does not wait for the answer for long. */
async function leave(client: ImapFlow): Promise<void> {
  if (!client.usable) return client.close()
  const timer = setTimeout(() => client.close(), GOOD_BYE_MS)
  await client.logout().catch(() => undefined)
  clearTimeout(timer)
  client.close()
}
