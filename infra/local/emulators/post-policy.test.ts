import { S3Client } from '@aws-sdk/client-s3'
import { createPresignedPost } from '@aws-sdk/s3-presigned-post'
import { describe, expect, it } from 'vitest'
import { refusalOfPost } from './post-policy.ts'

const client = new S3Client({
  region: 'eu-central-1',
  endpoint: 'http://127.0.0.1:1',
  credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
})

/** What the SDK signs is what the check must accept. */
async function signed(): Promise<Map<string, string>> {
  const { fields } = await createPresignedPost(client, {
    Bucket: 'content',
    Key: 'uploads/a',
    Fields: { 'Content-Type': 'application/pdf' },
    Conditions: [
      ['content-length-range', 1, 10],
      ['eq', '$Content-Type', 'application/pdf'],
    ],
    Expires: 600,
  })
  return new Map(Object.entries(fields).map(([name, value]) => [name.toLowerCase(), value]))
}
const refused = async (change: (fields: Map<string, string>) => void, bytes = 5, secret = 'local', later = 0) => {
  const fields = await signed()
  change(fields)
  return refusalOfPost('content', fields, bytes, secret, Date.now() + later)?.code
}
const nothing = () => {}

describe('a form for an upload', () => {
  it('is taken as it was signed', async () => {
    expect(await refused(nothing)).toBeUndefined()
  })

  it.each([
    ['too much', 11, 'EntityTooLarge'],
    ['nothing', 0, 'EntityTooSmall'],
  ])('takes not %s', async (_what, bytes, code) => {
    expect(await refused(nothing, bytes)).toBe(code)
  })

  it('ends after ten minutes', async () => {
    expect(await refused(nothing, 5, 'local', 600_000)).toBe('AccessDenied')
  })

  it.each([
    ['another key', 'key', 'attachments/a'],
    ['another type', 'content-type', 'text/html'],
    ['a field of its own', 'x-amz-tagging', 'clean'],
  ])('is refused with %s', async (_what, name, value) => {
    expect(await refused((fields) => fields.set(name, value))).toBe('AccessDenied')
  })

  it('is refused for another bucket', async () => {
    expect(refusalOfPost('other', await signed(), 5, 'local', Date.now())?.code).toBe('AccessDenied')
  })

  it('is refused without a policy, with a changed one and with another signature', async () => {
    expect(await refused((fields) => fields.delete('policy'))).toBe('AccessDenied')
    expect(await refused((fields) => fields.set('policy', btoa('{}')))).toBe('SignatureDoesNotMatch')
    expect(await refused(nothing, 5, 'guessed')).toBe('SignatureDoesNotMatch')
  })
})
