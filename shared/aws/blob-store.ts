import { GetObjectCommand, NoSuchKey, PutObjectCommand, type S3Client } from '@aws-sdk/client-s3'
import type { BlobStore } from '#shared/blob/blob-store.ts'
import { calling } from './errors.ts'

/** Blobs in a bucket. Needs s3:ListBucket as well: without it S3 answers 403 for what is not there. */
export function createBlobStore({ client, bucket }: { readonly client: S3Client; readonly bucket: string }): BlobStore {
  return {
    put: async (key, bytes, contentType) => {
      const command = new PutObjectCommand({ Bucket: bucket, Key: key, Body: bytes, ContentType: contentType })
      await calling('s3', () => client.send(command))
    },
    get: async (key) => {
      try {
        return await calling('s3', async () => {
          const { Body: body } = await client.send(new GetObjectCommand({ Bucket: bucket, Key: key }))
          return body?.transformToByteArray()
        })
      } catch (error) {
        if (error instanceof NoSuchKey) return undefined
        throw error
      }
    },
  }
}
