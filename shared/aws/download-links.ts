import { GetObjectCommand, type S3Client } from '@aws-sdk/client-s3'
import { getSignedUrl } from '@aws-sdk/s3-request-presigner'
import { contentDisposition, downloadType } from '#shared/attachments/content-disposition.ts'
import type { DownloadLinks } from '#shared/attachments/file-store.ts'
import { calling } from './errors.ts'

const LINK_SECONDS = 60

/** Presigned GETs. The bucket's policy refuses what is not scanned, also to whoever has such a link. */
export const createDownloadLinks = (options: {
  readonly client: S3Client
  readonly bucket: string
}): DownloadLinks => ({
  link: (key, { name, type }) => {
    const command = new GetObjectCommand({
      Bucket: options.bucket,
      Key: key,
      ResponseContentDisposition: contentDisposition(name),
      ResponseContentType: downloadType(type),
      ResponseCacheControl: 'no-store',
    })
    return calling('s3', () => getSignedUrl(options.client, command, { expiresIn: LINK_SECONDS }))
  },
})
