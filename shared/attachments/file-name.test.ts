import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cleanFileName } from './file-name.ts'

describe('a file name', () => {
  it.each([
    ['Kontoauszug März.pdf', 'Kontoauszug März.pdf'],
    ['..\\..\\Windows\\System32\\calc.exe', 'calc.exe'],
    ['/etc/passwd', 'passwd'],
    ['Rechnung\u202Efdp.exe', 'Rechnungfdp.exe'],
    ['a\r\nX-Header: b.pdf', 'aX-Header_ b.pdf'],
    ['con', '_con'],
    ['LPT1.txt', '_LPT1.txt'],
    ['konto.pdf', 'konto.pdf'],
    ['what? "this" <is> a|b*.txt', 'what_ _this_ _is_ a_b_.txt'],
    ['...', ''],
    ['.htaccess', 'htaccess'],
    ['brief. . ', 'brief'],
    ['brief\u200b\ufeff.pdf', 'brief.pdf'],
  ])('%j becomes %j', (given, clean) => {
    expect(cleanFileName(given)).toBe(clean)
  })

  it('is cut before its ending', () => {
    const clean = cleanFileName(`${'x'.repeat(500)}.pdf`)
    expect(clean).toHaveLength(200)
    expect(clean.endsWith('x.pdf')).toBe(true)
    expect(cleanFileName('y'.repeat(500))).toHaveLength(200)
  })

  it('is never a path, a control or half a character, whatever was sent', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (name) => {
        const clean = cleanFileName(name)
        expect(clean.length).toBeLessThanOrEqual(200)
        expect(clean.isWellFormed()).toBe(true)
        expect(clean).not.toMatch(/[/\\\p{Cc}\u202e]/u)
      }),
    )
  })
})
