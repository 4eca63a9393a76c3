import { CreateBucketCommand, S3Client } from '@aws-sdk/client-s3'
import { beforeAll, describe, expect, inject, test } from 'vitest'
import { createBlobStore } from '#shared/aws/blob-store.ts'
import { createDownloadLinks } from '#shared/aws/download-links.ts'
import { newId } from '#shared/aws/ids.ts'
import { createUploadStore } from '#shared/aws/upload-store.ts'
import { Missing } from '#shared/errors.ts'

const client = new S3Client({
  region: 'eu-central-1',
  credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
  endpoint: inject('storage'),
  forcePathStyle: true,
})
const bucket = `uploads-${newId()}`
const uploads = createUploadStore({ client, bucket })
const file = { name: 'Müllers Auszug.pdf', type: 'application/pdf', bytes: 100 }

async function upload(content: string | Uint8Array<ArrayBuffer>): Promise<string> {
  const attachmentId = newId()
  const { url, fields } = await uploads.form(attachmentId, file)
  const form = new FormData()
  for (const [name, value] of Object.entries(fields)) form.append(name, value)
  form.append('file', new Blob([content]))
  expect((await fetch(url, { method: 'POST', body: form })).status).toBe(204)
  return attachmentId
}

beforeAll(async () => {
  await client.send(new CreateBucketCommand({ Bucket: bucket }))
})

describe('uploads on the engine', () => {
  test('are found with their name, claimed type, size and first octets', async () => {
    const id = await upload('%PDF-1.7 0123456789')
    const found = await uploads.find(id, 8)
    expect(found).toMatchObject({ name: file.name, type: file.type, bytes: 19 })
    expect(Buffer.from(found?.beginning ?? []).toString()).toBe('%PDF-1.7')
  })

  test('may be empty, and are none where nothing was uploaded', async () => {
    expect(await uploads.find(await upload(''), 8)).toMatchObject({ bytes: 0 })
    expect(await uploads.find(newId(), 8)).toBeUndefined()
  })

  test('are copied when they are adopted', async () => {
    const id = await upload('content')
    await uploads.adopt(id, 'attachments/o/1-a', 'text/plain')
    const copy = await createBlobStore({ client, bucket }).get('attachments/o/1-a')
    expect(Buffer.from(copy ?? []).toString()).toBe('content')
    await expect(uploads.adopt(newId(), 'attachments/o/2-a', 'text/plain')).rejects.toThrow(Missing)
  })
})

test('a download link ends after a minute and says how the file is saved', async () => {
  const link = await createDownloadLinks({ client, bucket }).link('attachments/o/1-a', {
    name: 'ä.html',
    type: 'text/html',
  })
  const query = new URL(link).searchParams
  expect(query.get('X-Amz-Expires')).toBe('60')
  expect(query.get('response-content-type')).toBe('application/octet-stream')
  expect(query.get('response-content-disposition')).toContain("filename*=UTF-8''%C3%A4.html")
})
