import type { BlobStore } from '#shared/blob/blob-store.ts'
import { maskHtml } from '#shared/masking/mask-html.ts'
import type { MaskedKind } from '#shared/masking/span.ts'
import { sanitizeMailHtml } from './html/sanitize-mail-html.ts'
import { readHtml } from './mime/html-part.ts'

/**
 * Stores the sanitised HTML of a raw mail under a key of ours, for the advisor's view, with secrets masked; nothing where
 * there is none, where the library gives up on it or too much would come out: the text is there in any case. `found` says
 * what was masked. May throw Unavailable.
 */
export async function keepHtml(
  blobs: Pick<BlobStore, 'put'>,
  raw: Uint8Array,
  receiptId: string,
): Promise<{ readonly htmlKey?: string; readonly found: readonly MaskedKind[] }> {
  const html = await readHtml(raw)
  const safe = html === undefined ? undefined : sanitized(html)?.trim()
  if (safe === undefined || safe === '') return { found: [] }
  const masked = maskHtml(safe)
  const htmlKey = `html/${receiptId}`
  await blobs.put(htmlKey, new TextEncoder().encode(masked.text), 'text/html; charset=utf-8')
  return { htmlKey, found: masked.found }
}

function sanitized(html: string): string | undefined {
  try {
    return sanitizeMailHtml(html)
  } catch {
    return undefined
  }
}
