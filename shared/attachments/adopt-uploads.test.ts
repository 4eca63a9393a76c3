import { beforeEach, describe, expect, it } from 'vitest'
import { createMemoryWorld, type MemoryWorld } from '#shared/memory/world.ts'
import { adoptUploads } from './adopt-uploads.ts'

const limits = { maxCount: 2, maxBytesEach: 1_000, maxBytesAll: 1_500 }
const owner = 'o'.repeat(26)
const id = (letter: string) => letter.repeat(26)
let world: MemoryWorld

async function upload(uploadId: string, content: string, type = 'application/pdf') {
  await world.uploads.form(uploadId, { name: `${uploadId[0]}.pdf`, type, bytes: 5_000 })
  world.uploads.upload(uploadId, Buffer.from(content))
}

beforeEach(() => {
  world = createMemoryWorld()
})

describe('uploads of a message', () => {
  it('become its files: looked at, under keys and ids of its own', async () => {
    await upload(id('a'), '%PDF-1.7 a')
    await upload(id('b'), 'plain words')
    const { attachments = [], notTaken } = await adoptUploads(world.uploads, [id('a'), id('b')], owner, limits)
    expect(notTaken).toBeUndefined()
    expect(attachments).toMatchObject([
      { name: 'a.pdf', type: 'application/pdf', bytes: 10 },
      { name: 'b.pdf', type: 'text/plain', claimedType: 'application/pdf' },
    ])
    expect(attachments.map(({ attachmentId }) => attachmentId)).not.toContain(id('a'))
    const stored = await world.blobs.get(attachments[0]?.key ?? '')
    expect(Buffer.from(stored ?? []).toString()).toBe('%PDF-1.7 a')
  })

  it('are the same files when it is done again, and others for another message', async () => {
    await upload(id('a'), 'words')
    const first = await adoptUploads(world.uploads, [id('a')], owner, limits)
    expect(await adoptUploads(world.uploads, [id('a')], owner, limits)).toEqual(first)
    const other = await adoptUploads(world.uploads, [id('a')], 'p'.repeat(26), limits)
    expect(other.attachments?.[0]?.attachmentId).not.toBe(first.attachments?.[0]?.attachmentId)
  })

  it('that never came or do not fit are named', async () => {
    await upload(id('a'), 'x'.repeat(1_001))
    await upload(id('b'), 'x'.repeat(900))
    await upload(id('c'), 'x'.repeat(700))
    const ids = [id('z'), id('a'), id('b'), id('c')]
    const { attachments, notTaken } = await adoptUploads(world.uploads, ids, owner, limits)
    expect(attachments?.map(({ name }) => name)).toEqual(['b.pdf'])
    expect(notTaken?.map(({ reason }) => reason)).toEqual(['missing', 'size', 'total'])
  })
})
