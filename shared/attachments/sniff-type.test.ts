import { describe, expect, it } from 'vitest'
import { SNIFFED_BYTES, sniffType } from './sniff-type.ts'

const text = (content: string) => new TextEncoder().encode(content)
const PDF = text('%PDF-1.7\n%âãÏÓ\n1 0 obj\n')
const PNG = Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52])
const EXE = Uint8Array.from([0x4d, 0x5a, 0x90, 0, 3, 0, 0, 0, 4, 0, 0, 0])
const CFB = Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, ...new Uint8Array(64)])

describe('the type of a file', () => {
  it.each([
    [PDF, 'application/pdf', { type: 'application/pdf' }],
    [PDF, 'application/x-pdf', { type: 'application/pdf' }],
    [PDF, '', { type: 'application/pdf' }],
    [PDF, 'application/octet-stream', { type: 'application/pdf' }],
    [PNG, 'image/jpeg', { type: 'image/png', claimedType: 'image/jpeg' }],
    [EXE, 'application/pdf', { type: 'application/x-msdownload', claimedType: 'application/pdf' }],
    [CFB, 'application/vnd.ms-excel', { type: 'application/vnd.ms-excel' }],
    [CFB, 'image/png', { type: 'application/x-cfb', claimedType: 'image/png' }],
  ])('is what its content says (%#)', async (content, claimed, expected) => {
    expect(await sniffType(content, claimed)).toEqual(expected)
  })

  it.each([
    [text('Name;Betrag\nMüller;12'), 'text/csv', { type: 'text/csv' }],
    [text('{"a":1}'), 'application/json', { type: 'application/json' }],
    [text('just words'), 'application/pdf', { type: 'text/plain', claimedType: 'application/pdf' }],
    [text('just words'), 'no type at all', { type: 'text/plain' }],
    [new Uint8Array([0, 1, 2, 3]), 'text/plain', { type: 'application/octet-stream', claimedType: 'text/plain' }],
    [new Uint8Array([0, 1, 2, 3]), 'application/octet-stream', { type: 'application/octet-stream' }],
    [new Uint8Array(0), 'text/plain', { type: 'text/plain' }],
  ])('without a signature is text or octets (%#)', async (content, claimed, expected) => {
    expect(await sniffType(content, claimed)).toEqual(expected)
  })

  it('of text is not lost where the sample ends within a character', async () => {
    const long = text(`${'x'.repeat(SNIFFED_BYTES - 1)}ü`)
    expect(await sniffType(long, 'text/plain')).toEqual({ type: 'text/plain' })
  })

  it.each(['PK\u0003\u0004', 'RIFF', 'OggS', '\u001f\u008b', 'ftyp', '%!PS', 'ID3', '<?xml'])(
    'of a container that breaks off after %j is no failure',
    async (beginning) => {
      const octets = Buffer.from(beginning, 'latin1')
      expect((await sniffType(octets, 'application/zip')).type).toContain('/')
      expect((await sniffType(Buffer.concat([Buffer.alloc(4), octets]), 'video/mp4')).type).toContain('/')
    },
  )
})
