import type { ConfigurationIndex } from '#shared/configuration/configuration-index.ts'
import { Malformed } from '#shared/errors.ts'
import { adoptUploads } from './adopt-uploads.ts'
import { type Attachment, attachmentIdOf, type FileNotTaken } from './attachment.ts'
import type { UploadStore } from './file-store.ts'
import { NotDownloadable } from './not-downloadable.ts'
import type { ScanStates } from './scan-states.ts'

export interface ReplyFilesDeps {
  readonly uploads: Pick<UploadStore, 'find' | 'adopt'>
  readonly scans: ScanStates
  readonly configuration: () => Promise<ConfigurationIndex>
  /** Passes the time between two looks at what the scanner said, in ms. */
  readonly pause: (millis: number) => Promise<void>
}

/** A scan takes seconds; whoever posts a reply waits about five of them, and tries again after that. */
const LOOKS = 10
const BETWEEN_MS = 500

const WHY: Readonly<Record<FileNotTaken['reason'], string>> = {
  count: 'are more files than one reply may have',
  size: 'holds a file that is too large',
  total: 'are too large together',
  missing: 'names a file that was not uploaded',
}

/**
 * The files of a reply, once all of them were found clean: nothing that was not looked at goes to a customer. Done again,
 * it takes up what it found before. Throws Malformed for files that cannot be taken and NotDownloadable while a file is
 * being scanned, or for good when it is infected or cannot be scanned.
 */
export async function filesOfReply(
  deps: ReplyFilesDeps,
  inquiryId: string,
  uploadIds: readonly string[],
): Promise<readonly Attachment[]> {
  const limits = (await deps.configuration()).institute.attachments
  const { attachments = [], notTaken = [] } = await adoptUploads(onlyOnce(deps), uploadIds, inquiryId, limits)
  if (notTaken.length > 0) {
    throw new Malformed(
      'reply',
      [...new Set(notTaken.map(({ reason }) => reason))].map((reason) => ({
        path: 'attachments',
        message: WHY[reason],
      })),
    )
  }
  const ids = attachments.map(({ attachmentId }) => attachmentId)
  for (let look = 1; ; look += 1) {
    const states = await deps.scans.of(ids)
    const state = ids.map((id) => states.get(id) ?? 'pending').find((one) => one !== 'clean')
    if (state === undefined) return attachments
    if (state !== 'pending' || look === LOOKS) throw new NotDownloadable(state)
    await deps.pause(BETWEEN_MS)
  }
}

/** What was adopted and scanned stays as it is: a new copy would have to be scanned again. */
const onlyOnce = ({ uploads, scans }: ReplyFilesDeps): ReplyFilesDeps['uploads'] => ({
  find: uploads.find,
  adopt: async (uploadId, key, type) => {
    const attachmentId = attachmentIdOf(key) ?? ''
    if ((await scans.of([attachmentId])).has(attachmentId)) return
    await uploads.adopt(uploadId, key, type)
  },
})
