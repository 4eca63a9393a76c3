import { describe, expect, it } from 'vitest'
import { createMemoryBlobStore } from '#shared/memory/blob-store.ts'
import { keepHtml } from './keep-html.ts'

const id = 'r'.repeat(26)
const mail = (type: string, body: string) =>
  Buffer.from(`From: a@kunde.example\r\nContent-Type: ${type}\r\n\r\n${body}`)

async function kept(raw: Uint8Array): Promise<string | undefined> {
  const blobs = createMemoryBlobStore()
  const { htmlKey } = await keepHtml(blobs, raw, id)
  return htmlKey === undefined ? undefined : Buffer.from((await blobs.get(htmlKey)) ?? []).toString('utf8')
}

describe('the HTML of a mail', () => {
  it('is kept sanitised', async () => {
    expect(await kept(mail('text/html; charset=utf-8', '<p>Müller<script>alert(1)</script></p>'))).toBe('<p>Müller</p>')
  })

  it('is kept beside the plain text, all parts of it, and never that of a file', async () => {
    const parts = [
      'Content-Type: text/plain\r\n\r\nHallo',
      'Content-Type: text/html; charset=iso-8859-1\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n<p>gr=FCn</p>',
      'Content-Type: text/html\r\n\r\n<p>zwei</p>',
      'Content-Type: text/html; name=a.html\r\nContent-Disposition: attachment\r\n\r\n<p>file</p>',
    ]
    const body = `${parts.map((part) => `--b\r\n${part}\r\n`).join('')}--b--`
    expect((await kept(mail('multipart/mixed; boundary=b', body)))?.replace(/\n+/g, '\n').trim()).toBe(
      '<p>grün</p>\n<p>zwei</p>',
    )
  })

  it.each([
    ['no HTML', mail('text/plain', 'Hallo')],
    ['HTML that says nothing', mail('text/html', '<style>p{}</style>')],
    ['HTML that grows without end', mail('text/html', '&'.repeat(300_000))],
  ])('is not kept of %s', async (_what, raw) => {
    expect(await kept(raw)).toBeUndefined()
  })
})
