import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { html } from './html.ts'

describe('the html template', () => {
  it('escapes whatever it is given, in text and in attributes', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('<', '>', '"', "'", '&', 'a', ' ') }), (text) => {
        const made = html`<p title="${text}">${text}</p>`.text
        expect(made.match(/[<>"]/gu)).toEqual(['<', '"', '"', '>', '<', '>'])
      }),
    )
  })

  it('leaves templates in templates alone, joins lists and drops what is not there', () => {
    const items = ['a', '<b>'].map((item) => html`<li>${item}</li>`)
    expect(html`<ul>${items}${undefined}${false}${0}</ul>`.text).toBe('<ul><li>a</li><li>&lt;b&gt;</li>0</ul>')
  })
})
