import type { BlobStore } from '#shared/blob/blob-store.ts'
import { Missing } from '#shared/errors.ts'
import type { IntakeLedger } from '#shared/intake/intake-ledger.ts'
import { type RawView, rawView } from '#shared/mail/raw-view.ts'

interface Deps {
  readonly ledger: Pick<IntakeLedger, 'find'>
  /** Where the receiving service put the raw mails. */
  readonly raw: Pick<BlobStore, 'get'>
}

/**
 * A mail that was suppressed or could not be taken in, as text. Any other one is its customer's and its desk's: Missing, as
 * for what is no mail or no longer there.
 */
export async function rawMail(
  { ledger, raw }: Deps,
  receiptId: string,
): Promise<RawView & { readonly masked: boolean }> {
  const { receipt, message } = (await ledger.find(receiptId)) ?? {}
  const looked = receipt?.outcome === 'suppressed' || receipt?.outcome === 'failed'
  const bytes = looked && message?.mail !== undefined ? await raw.get(message.mail.rawKey) : undefined
  if (bytes === undefined) throw new Missing('raw mail')
  return { ...rawView(bytes), masked: message?.masked !== undefined }
}
