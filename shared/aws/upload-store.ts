import { CopyObjectCommand, GetObjectCommand, NoSuchKey, type S3Client } from '@aws-sdk/client-s3'
import { createPresignedPost } from '@aws-sdk/s3-presigned-post'
import type { UploadedFile, UploadStore } from '#shared/attachments/file-store.ts'
import { Missing } from '#shared/errors.ts'
import { calling, readFailure } from './errors.ts'

const FORM_SECONDS = 600
const OCTETS = 'application/octet-stream'
const keyOf = (attachmentId: string): string => `uploads/${attachmentId}`

/**
 * Uploads by presigned POST: S3 itself checks key, type, size and time. The name lies in the object's metadata, percent-
 * encoded, because metadata is ASCII. The lifecycle of the bucket deletes after a day what no message has adopted.
 */
export function createUploadStore(options: { readonly client: S3Client; readonly bucket: string }): UploadStore {
  const { client, bucket } = options
  return {
    form: async (attachmentId, { name, type, bytes }) => {
      const fields = { 'Content-Type': OCTETS, 'x-amz-meta-name': encodeURIComponent(name), 'x-amz-meta-type': type }
      return calling('s3', () =>
        createPresignedPost(client, {
          Bucket: bucket,
          Key: keyOf(attachmentId),
          Fields: fields,
          Conditions: [
            ['content-length-range', 0, bytes],
            ...Object.entries(fields).map(([field, value]): ['eq', string, string] => ['eq', `$${field}`, value]),
          ],
          Expires: FORM_SECONDS,
        }),
      )
    },
    find: (attachmentId, octets) => firstOctets(client, bucket, keyOf(attachmentId), octets),
    adopt: async (attachmentId, key, type) => {
      const command = new CopyObjectCommand({
        Bucket: bucket,
        Key: key,
        CopySource: `${bucket}/${keyOf(attachmentId)}`,
        ContentType: type,
        MetadataDirective: 'REPLACE',
        // Copying tags would need the right to set them, which only the scanner has.
        TaggingDirective: 'REPLACE',
      })
      try {
        await calling('s3', () => client.send(command))
      } catch (error) {
        if (readFailure(error).name !== 'NoSuchKey') throw error
        throw new Missing('upload', { cause: error })
      }
    },
  }
}

/** The origin that browsers post uploads to, for the policy of our pages; asked of the SDK once. */
export function createUploadOrigin(options: {
  readonly client: S3Client
  readonly bucket: string
}): () => Promise<string> {
  let known: Promise<string> | undefined
  const ask = async () => {
    const { url } = await createPresignedPost(options.client, { Bucket: options.bucket, Key: keyOf('any') })
    return new URL(url).origin
  }
  return () => {
    known ??= calling('s3', ask)
    return known
  }
}

async function firstOctets(
  client: S3Client,
  bucket: string,
  key: string,
  octets: number,
): Promise<UploadedFile | undefined> {
  const read = (range: { readonly Range?: string }) =>
    calling('s3', async () => {
      const { Body, ContentRange, ContentLength, Metadata } = await client.send(
        new GetObjectCommand({ Bucket: bucket, Key: key, ...range }),
      )
      const beginning = (await Body?.transformToByteArray()) ?? new Uint8Array()
      return {
        name: decoded(Metadata?.['name'] ?? ''),
        type: Metadata?.['type'] ?? OCTETS,
        bytes: Number(ContentRange?.split('/').at(-1) ?? ContentLength ?? beginning.length),
        beginning,
      }
    })
  try {
    return await read({ Range: `bytes=0-${octets - 1}` })
  } catch (error) {
    if (error instanceof NoSuchKey) return undefined
    // A range of nothing cannot be had: the file is empty.
    if (readFailure(error).status === 416) return read({})
    throw error
  }
}

function decoded(name: string): string {
  try {
    return decodeURIComponent(name)
  } catch {
    return ''
  }
}
