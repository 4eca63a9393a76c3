import { describe, expect, it } from 'vitest'
import { rawView } from './raw-view.ts'

const view = (text: string) => rawView(Buffer.from(text, 'utf8'))

describe('a raw mail as text', () => {
  it('is its header and its body as they were written', () => {
    expect(view('From: a@b.example\r\nSubject: =?utf-8?B?SGFsbG8=?=\r\n\r\n<script>alert(1)</script>\r\n')).toEqual({
      size: 79,
      header: 'From: a@b.example\nSubject: =?utf-8?B?SGFsbG8=?=',
      body: '<script>alert(1)</script>\n',
      cut: false,
    })
  })

  it('has no card number and no TAN, whatever was stored', () => {
    const { header, body } = view('Subject: 4111 1111 1111 1111\r\n\r\nmeine TAN ist 123456\r\n')
    expect(header).toBe('Subject: •••• 1111')
    expect(body).not.toContain('123456')
  })

  it('writes out what would show something else than what is there', () => {
    expect(view('Subject: x\r\n\r\na\u202Efdp.exe\u0007\u200B').body).toBe('a\\u202Efdp.exe\\u0007\\u200B')
  })

  it('is cut, and not through a character', () => {
    const { body, cut, size } = view(`Subject: x\r\n\r\n${'ü'.repeat(200_000)}`)
    expect({ cut, size }).toEqual({ cut: true, size: 400_014 })
    expect(body).toBe('ü'.repeat(131_072))
    expect(view(`Subject: x\r\n\r\na${'ü'.repeat(200_000)}`).body).toBe(`a${'ü'.repeat(131_071)}`)
  })

  it('is read as windows-1252 where it is not UTF-8, and may be empty', () => {
    expect(rawView(Buffer.from('Subject: x\r\n\r\nGr\xfc\xdfe', 'latin1')).body).toBe('Grüße')
    expect(rawView(new Uint8Array())).toEqual({ size: 0, header: '', body: '', cut: false })
  })
})
