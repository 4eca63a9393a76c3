import { Missing } from '#shared/errors.ts'
import type { Message } from '#shared/inquiry/inquiry.ts'
import type { Attachment, ScanState } from './attachment.ts'
import type { DownloadLinks } from './file-store.ts'
import { NotDownloadable } from './not-downloadable.ts'
import type { ScanStates } from './scan-states.ts'

export interface DownloadDeps {
  readonly scans: ScanStates
  readonly links: DownloadLinks
}

/** The file of an id among these messages. Throws Missing: ids of other inquiries do not exist here. */
export function attachmentAmong(messages: readonly Message[], attachmentId: string): Attachment {
  const all = messages.flatMap(({ attachments }) => attachments ?? [])
  const found = all.find((attachment) => attachment.attachmentId === attachmentId)
  if (found === undefined) throw new Missing('attachment')
  return found
}

/** A short-lived link to a file in one of these states. Throws NotDownloadable for any other state. */
export async function downloadLink(
  { scans, links }: DownloadDeps,
  attachment: Attachment,
  allowed: readonly ScanState[] = ['clean'],
): Promise<{ readonly url: string; readonly state: ScanState }> {
  const { attachmentId, key, name, type } = attachment
  const state = (await scans.of([attachmentId])).get(attachmentId) ?? 'pending'
  if (state !== 'clean' && !allowed.includes(state)) throw new NotDownloadable(state)
  return { url: await links.link(key, { name, type }), state }
}

/** Scan states of all files of these messages. */
export async function statesOf(
  scans: ScanStates,
  messages: readonly Message[],
): Promise<ReadonlyMap<string, ScanState>> {
  const ids = messages.flatMap(({ attachments }) => (attachments ?? []).map(({ attachmentId }) => attachmentId))
  return ids.length === 0 ? new Map() : scans.of(ids)
}
