import { describe, expect, it } from 'vitest'
import { cpuTime } from '#tests/support/cpu-time.ts'
import { BOUNDS } from './bounds.ts'
import { htmlToText } from './html-text.ts'
import { outlineMail } from './outline.ts'
import { readParts } from './read-parts.ts'
import { readStructuredField } from './structured-field.ts'

const raw = (text: string): Buffer => Buffer.from(text.replaceAll('\n', '\r\n'), 'latin1')
const partsOf = (text: string) => readParts(raw(text), outlineMail(raw(text)))
const multipart = (header: string, body: string) =>
  `Content-Type: multipart/mixed; boundary=b\n\n--b\n${header}\n\n${body}\n--b--\n`

describe('a structured field', () => {
  it('is read with quoted strings, comments, blanks and parameters in sections', () => {
    const field = readStructuredField(`Text/HTML (a comment) ; charset = "ut\\f-8"; name*0="a;"; name*1*=b; x`)
    expect(field.value).toBe('text/html')
    expect([...field.parameters]).toEqual([
      ['charset', 'utf-8'],
      ['name', 'a;b'],
    ])
  })

  it('takes the first of two parameters of one name, and a parenthesis in a name for a part of it', () => {
    const field = readStructuredField('application/pdf; name=Invoice(1).pdf; name=other.pdf')
    expect(field.parameters.get('name')).toBe('Invoice(1).pdf')
  })

  it('ends what was left open', () => {
    expect(readStructuredField('text/plain; name="open').parameters.get('name')).toBe('open')
    expect(readStructuredField('').value).toBe('')
  })
})

describe('the outline of a mail', () => {
  it('reads at most so many header fields and finds the body behind the others', async () => {
    const many = `${'X-Filler: y\n'.repeat(BOUNDS.headerFields + 10)}\nDer Text.\n`
    const outline = outlineMail(raw(many))
    expect(outline.defects).toEqual(['header-cut'])
    expect(outline.fields).toHaveLength(BOUNDS.headerFields)
    expect((await partsOf(many)).text).toBe('Der Text.')
  })

  it('does not look for the end of a header for ever', () => {
    const outline = outlineMail(Buffer.alloc(9 * BOUNDS.headerBytes, 'X: y\n'))
    expect(outline.defects).toEqual(['header-cut'])
    expect(outline.leaves).toHaveLength(1)
  })

  it('gives up behind so many lines that look like delimiters', () => {
    const lines = '--x y\n'.repeat(BOUNDS.delimiterLines + 10)
    expect(outlineMail(Buffer.from(`Content-Type: multipart/mixed; boundary=b\n\n--b\n\n${lines}`)).defects).toContain(
      'parts-cut',
    )
  })

  it('takes a delimiter with blanks behind it, and none that only begins like one', async () => {
    const { text } = await partsOf(
      'Content-Type: multipart/mixed; boundary=b\n\n--b \t\n\neins\n--bc\n--b-\nzwei\n--b--  \nnichts\n',
    )
    expect(text).toBe('eins\n--bc\n--b-\nzwei')
  })

  it('makes text of a multipart that is closed before it was opened', async () => {
    const { text } = await partsOf('Content-Type: multipart/mixed; boundary=b\n\nverloren?\n--b--\n')
    expect(text).toBe('verloren?')
  })

  it('takes a part without a header for plain text', async () => {
    expect((await partsOf(multipart('', 'nackt'))).text).toBe('nackt')
  })

  it('ignores an empty boundary and mends it where a part begins', async () => {
    expect(
      (await partsOf('Content-Type: multipart/mixed; boundary=""\n\n--q\nContent-Type: text/plain\n\neins\n--q--'))
        .text,
    ).toBe('eins')
  })
})

describe('the parts of a mail', () => {
  it.each([
    ['base64', 'base64', 'QUJD\nREU=', 5],
    ['quoted-printable with soft breaks', 'quoted-printable', 'a=3D=\nb', 3],
    ['nothing', '7bit', 'a\nb', 4],
    ['something unknown', 'x-zip', 'abc', 3],
  ])('have the decoded size where they are encoded by %s', async (_, encoding, body, bytes) => {
    const { attachments } = await partsOf(
      multipart(`Content-Type: application/pdf; name=a.pdf\nContent-Transfer-Encoding: ${encoding}`, body),
    )
    expect(attachments).toEqual([{ name: 'a.pdf', type: 'application/pdf', bytes }])
  })

  it('have a name even where the sender gave none', async () => {
    const { attachments } = await partsOf(
      'Content-Type: multipart/mixed; boundary=b\n\n--b\nContent-Type: text/csv\n\na;b\n--b\nContent-Type: image/png\n\nx\n--b--',
    )
    expect(attachments.map(({ name }) => name)).toEqual(['attachment.txt', 'attachment'])
  })

  it('are cut where a text is longer than is read', async () => {
    const lines = await partsOf(`\n${'a\n'.repeat(BOUNDS.textLines + 1)}`)
    expect(lines.defects).toEqual(['text-cut'])
    const long = await partsOf(`\n${'x'.repeat(BOUNDS.textLength + 1)}`)
    expect(long.defects).toEqual(['text-cut'])
    expect(long.text).toHaveLength(BOUNDS.textLength)
  })

  it('take flowed text with deleted blanks apart as its sender meant it', async () => {
    expect((await partsOf('Content-Type: text/plain; format=flowed; delsp=yes\n\nlang \nes Wort\n')).text).toBe(
      'langes Wort',
    )
  })

  it('keep octets that fit no charset rather than guess', async () => {
    const shifted = Buffer.concat([
      Buffer.from('Content-Type: text/plain; charset=shift_jis\r\n\r\n'),
      Buffer.from([0x83, 0x4a]),
    ])
    expect((await readParts(shifted, outlineMail(shifted))).text).toBe('カ')
    const thai = Buffer.from('Content-Type: text/plain; charset=cp874\r\n\r\nabc')
    expect((await readParts(thai, outlineMail(thai))).defects).toEqual([])
  })

  it('name a charset that nobody knows', async () => {
    const { text, defects } = await partsOf('Content-Type: text/plain; charset=x-unknown\n\nGr\u00fc\u00dfe\n')
    expect(text).toBe('Grüße')
    expect(defects).toEqual(['charset-unknown'])
  })
})

describe('text of HTML', () => {
  it('keeps paragraphs, lists, quotes, rows and links', () => {
    expect(
      htmlToText(
        '<h1>Titel</h1><p>a&nbsp;b<br>c</p><ol><li>x</li></ol><blockquote>q</blockquote><table><tr><th>K</th><td>V</td></tr></table><a href="https://a.example">https://a.example</a> <a href="#x">hier</a>',
      ),
    ).toBe('Titel\n\na b\nc\n\n 1. x\n\n> q\n\nK V\n\nhttps://a.example hier')
  })

  it('ends in time for markup that is made to eat it', () => {
    const started = cpuTime()
    for (const evil of ['<div>', '<table><tr><td>', '<ul><li>', '<blockquote>', '<', '<a href="x', '&amp']) {
      expect(typeof htmlToText(evil.repeat(60_000))).toBe('string')
    }
    expect(cpuTime() - started).toBeLessThan(10_000)
  })
})
