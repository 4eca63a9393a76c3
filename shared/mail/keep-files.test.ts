import { describe, expect, it } from 'vitest'
import { createMemoryBlobStore } from '#shared/memory/blob-store.ts'
import { keepFiles } from './keep-files.ts'

const limits = { maxCount: 3, maxBytesEach: 1_000, maxBytesAll: 1_500 }
const part = (type: string, name: string, body: string, encoding = 'base64') =>
  [
    `Content-Type: ${type}`,
    `Content-Disposition: attachment; filename="${name}"`,
    `Content-Transfer-Encoding: ${encoding}`,
    '',
    body,
  ].join('\r\n')
const mail = (...parts: readonly string[]) =>
  Buffer.from(
    `From: a@kunde.example\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n\r\nSiehe Anhang.\r\n${parts
      .map((one) => `--b\r\n${one}\r\n`)
      .join('')}--b--\r\n`,
  )
const base64 = (content: string) => Buffer.from(content).toString('base64')
const id = 'r'.repeat(26)

describe('the files of a mail', () => {
  it('are stored decoded under keys of ours, named by content', async () => {
    const blobs = createMemoryBlobStore()
    const raw = mail(
      part('application/pdf', '../../Auszug.pdf', base64('%PDF-1.7 Auszug')),
      part('text/csv', 'umsatz.csv', 'M=C3=BCller;1=\r\n2', 'quoted-printable'),
      part('application/pdf', 'bild.pdf', 'kein PDF', '8bit'),
    )
    const { attachments = [], notTaken } = await keepFiles(blobs, raw, id, limits)
    expect(notTaken).toBeUndefined()
    expect(attachments).toMatchObject([
      { name: 'Auszug.pdf', type: 'application/pdf', bytes: 15 },
      { name: 'umsatz.csv', type: 'text/csv' },
      { name: 'bild.pdf', type: 'text/plain', claimedType: 'application/pdf' },
    ])
    const contents = await Promise.all(attachments.map(({ key }) => blobs.get(key)))
    expect(contents.map((content) => Buffer.from(content ?? []).toString())).toEqual([
      '%PDF-1.7 Auszug',
      'Müller;12',
      'kein PDF',
    ])
    for (const { key } of attachments) expect(key).toMatch(/^attachments\/r{26}\/\d-[a-z2-7]{26}$/)
    expect(await keepFiles(blobs, raw, id, limits)).toEqual({ attachments })
  })

  it('beyond the limits are named with the reason, and leave room for those after them', async () => {
    const file = (name: string, bytes: number) => part('text/plain', name, base64('x'.repeat(bytes)))
    const raw = mail(file('a', 900), file('huge', 1_001), file('b', 700), file('c', 500), file('d', 1), file('e', 1))
    const { attachments = [], notTaken } = await keepFiles(createMemoryBlobStore(), raw, id, limits)
    expect(attachments.map(({ name }) => name)).toEqual(['a', 'c', 'd'])
    expect(notTaken).toEqual([
      { name: 'huge', bytes: 1_001, reason: 'size' },
      { name: 'b', bytes: 700, reason: 'total' },
      { name: 'e', bytes: 1, reason: 'count' },
    ])
  })

  it('are none where there is none', async () => {
    expect(await keepFiles(createMemoryBlobStore(), mail(), id, limits)).toEqual({})
  })
})
