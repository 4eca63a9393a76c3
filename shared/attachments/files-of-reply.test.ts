import { beforeEach, describe, expect, it } from 'vitest'
import { Malformed } from '#shared/errors.ts'
import { createMemoryBank, type MemoryBank } from '#tests/support/memory-bank.ts'
import { filesOfReply } from './files-of-reply.ts'
import { NotDownloadable } from './not-downloadable.ts'

const PDF = Buffer.from('%PDF-1.7 Vertrag')
let bank: MemoryBank
let pauses: number
let copies: string[]

beforeEach(async () => {
  bank = await createMemoryBank()
  pauses = 0
  copies = []
})
const uploaded = async (id: string, content: Uint8Array = PDF) => {
  await bank.world.uploads.form(id, { name: 'Vertrag.pdf', type: 'application/pdf', bytes: 30_000_000 })
  bank.world.uploads.upload(id, content)
  return id
}
/** The files for a reply; `meanwhile` happens each time that the scanner is waited for. */
const files = (uploads: readonly string[], meanwhile: () => Promise<unknown> = async () => undefined) =>
  filesOfReply(
    {
      uploads: {
        find: bank.world.uploads.find,
        adopt: async (upload, key, type) => {
          copies.push(key)
          await bank.world.uploads.adopt(upload, key, type)
        },
      },
      scans: bank.world.scans,
      configuration: bank.registration.configuration,
      pause: async () => {
        pauses += 1
        await meanwhile()
      },
    },
    'matter',
    uploads,
  )
const scanned = async (state: 'clean' | 'infected' | 'unscannable') => {
  for (const key of copies) await bank.world.scans.record({ attachmentId: key.slice(-26), state, at: bank.now() })
}

describe('files of a reply', () => {
  it('are there once the scanner has found them clean', async () => {
    const found = await files([await uploaded('one')], () => scanned('clean'))
    expect(found).toMatchObject([{ name: 'Vertrag.pdf', type: 'application/pdf', bytes: PDF.length }])
    expect(await bank.world.blobs.get(found[0]?.key ?? '')).toEqual(Uint8Array.from(PDF))
  })

  it.each(['infected', 'unscannable'] as const)('do not go out when one is %s', async (state) => {
    await expect(files([await uploaded('one')], () => scanned(state))).rejects.toThrow(NotDownloadable)
  })

  it('are waited for some seconds, and taken up where they were when the reply is posted again', async () => {
    await expect(files([await uploaded('one')])).rejects.toThrow(NotDownloadable)
    expect(pauses).toBeLessThan(12)
    await scanned('clean')
    const before = copies.length
    const again = await files(['one'])
    expect(again).toHaveLength(1)
    // A new copy would be without its tag until it was scanned anew.
    expect(copies).toHaveLength(before)
  })

  it('are refused by what is wrong with them: never uploaded, or too large', async () => {
    const refused = async (uploads: readonly string[]) => {
      const error = await files(uploads).catch((thrown: unknown) => thrown)
      return error instanceof Malformed ? error.issues : error
    }
    expect(await refused(['nothing'])).toEqual([{ path: 'attachments', message: 'names a file that was not uploaded' }])
    const large = await uploaded('large', new Uint8Array(26 * 1_024 * 1_024))
    expect(await refused([large])).toEqual([{ path: 'attachments', message: 'holds a file that is too large' }])
  })
})
