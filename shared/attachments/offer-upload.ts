import type { ConfigurationIndex } from '#shared/configuration/configuration-index.ts'
import type { Clock, NewId } from '#shared/instant.ts'
import { isThisMachine } from '#shared/intake/this-machine.ts'
import { maskSecrets } from '#shared/masking/mask-secrets.ts'
import { hourlyCap } from '#shared/sending/hourly-cap.ts'
import type { Caps } from '#shared/sending/send-ledger.ts'
import { cleanFileName } from './file-name.ts'
import type { UploadForm, UploadStore } from './file-store.ts'

export interface OfferUploadDeps {
  readonly uploads: UploadStore
  readonly caps: Caps
  readonly configuration: () => Promise<ConfigurationIndex>
  readonly clock: Clock
  readonly newId: NewId
}

export type UploadOffer =
  | { readonly state: 'offered'; readonly attachmentId: string; readonly upload: UploadForm }
  /** More octets than the institute takes in one file. */
  | { readonly state: 'too-large'; readonly most: number }
  | { readonly state: 'too-many'; readonly retryAfterMs: number }

/**
 * A form for one file, under a new id that nobody can guess (128 bits): who knows it may attach the file. Bounded an hour
 * for each network address; this machine's own is not. May throw Unavailable.
 */
export async function offerUpload(
  deps: OfferUploadDeps,
  file: { readonly name: string; readonly type: string; readonly bytes: number },
  address: string,
): Promise<UploadOffer> {
  const { maxBytesEach, uploadsHour } = (await deps.configuration()).institute.attachments
  if (file.bytes > maxBytesEach) return { state: 'too-large', most: maxBytesEach }
  const attachmentId = deps.newId()
  const now = deps.clock()
  if (!isThisMachine(address)) {
    const { cap, end } = hourlyCap('uploads-hour', address, uploadsHour, now)
    if ((await deps.caps.take([cap], `upload-${attachmentId}`)) !== undefined) {
      return { state: 'too-many', retryAfterMs: end - now }
    }
  }
  const name = cleanFileName(maskSecrets(file.name).text) || 'attachment'
  return { state: 'offered', attachmentId, upload: await deps.uploads.form(attachmentId, { ...file, name }) }
}
