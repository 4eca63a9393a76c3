import { gunzipSync, gzipSync } from 'node:zlib'
import { z } from 'zod'
import type { BlobStore } from '#shared/blob/blob-store.ts'
import { Malformed } from '#shared/errors.ts'
import { type ChannelMessage, channelMessageSchema } from '#shared/intake/channel-message.ts'
import { readAs } from '#shared/read-as.ts'
import type { Item } from '../dynamo/read.ts'

/** Longer messages go to the blob store: an item holds 400 KB and each write pays for every KB. */
const INLINE_BYTES = 100_000

const itemSchema = z.union([z.object({ body: z.string() }), z.object({ blobKey: z.string() })])

/** The attributes that keep a message; a long one is stored as a blob first, gzipped. */
export async function keepMessage(
  blobs: BlobStore,
  receiptId: string,
  message: ChannelMessage,
): Promise<Record<string, string>> {
  const body = JSON.stringify(message)
  if (Buffer.byteLength(body) <= INLINE_BYTES) return { body }
  const blobKey = `receipts/${receiptId}.json.gz`
  await blobs.put(blobKey, gzipSync(body), 'application/gzip')
  return { blobKey }
}

/** The message as it was kept. Throws Malformed when it is not one, or its blob is gone. */
export async function recallMessage(blobs: BlobStore, item: Item): Promise<ChannelMessage> {
  const kept = readAs(itemSchema, item, 'stored message of a receipt')
  if ('body' in kept) return readAs(channelMessageSchema, JSON.parse(kept.body), 'message of a receipt')
  const bytes = await blobs.get(kept.blobKey)
  if (bytes === undefined) throw new Malformed('message of a receipt', [{ path: 'blobKey', message: 'leads nowhere' }])
  return readAs(channelMessageSchema, JSON.parse(gunzipSync(bytes).toString('utf8')), 'message of a receipt')
}
