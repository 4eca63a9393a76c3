import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { blocksOf } from './blocks.ts'
import { htmlOf, plainOf } from './written.ts'

const html = (text: string): string => htmlOf(blocksOf(text))

describe('a formatted reply', () => {
  it('has strong words, emphasis and lists', () => {
    expect(html('Guten Tag,\nbitte **heute** *noch*:\n\n- Ausweis\n- **Vertrag**\n\n1. Karte\n2. PIN')).toBe(
      '<p>Guten Tag,<br>bitte <strong>heute</strong> <em>noch</em>:</p>\n' +
        '<ul>\n<li>Ausweis</li>\n<li><strong>Vertrag</strong></li>\n</ul>\n<ol>\n<li>Karte</li>\n<li>PIN</li>\n</ol>',
    )
  })

  it('is plain text without its marks where nothing else can be shown', () => {
    expect(plainOf(blocksOf('Bitte **heute**:\n\n* Ausweis\n* Vertrag\n\n1) Karte'))).toBe(
      'Bitte heute:\n\n- Ausweis\n- Vertrag\n\n1. Karte',
    )
  })

  it.each([
    'Von DE12****3456 nach DE99****7777',
    'Am\n24. Dezember ist geschlossen.',
    '24. Dezember: geschlossen',
    '1.250 Euro und 2*3*4',
    'datei_name_neu und __init__2',
    '# 1 ist [hier](https://example.org), <b>das</b> & `jenes`',
    '> Zitat',
    '---',
    '    eingerückt',
  ])('leaves %j as it is written', (text) => {
    expect(html(text)).not.toMatch(/<(?:strong|em|li)>/u)
    expect(plainOf(blocksOf(text))).toBe(text.trim())
  })

  it('makes no tag of what somebody wrote', () => {
    expect(html('**<img src=x onerror=alert(1)>** "&"')).toBe(
      '<p><strong>&lt;img src=x onerror=alert(1)&gt;</strong> &quot;&amp;&quot;</p>',
    )
  })

  it('loses no word, whatever is written', () => {
    const piece = fc.constantFrom(
      '*',
      '**',
      '_',
      '- ',
      '1. ',
      '\n',
      '\n\n',
      ' ',
      'Wort',
      '7',
      '`',
      '>',
      '[',
      ']',
      '<',
      '&amp;',
    )
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
        const text = pieces.join('')
        const words = (of: string) => of.match(/Wort/gu)?.length ?? 0
        expect(words(plainOf(blocksOf(text)))).toBe(words(text))
        expect(htmlOf(blocksOf(text))).not.toMatch(/<(?!\/?(?:p|br|ul|ol|li|strong|em)>)/u)
      }),
    )
  })
})
