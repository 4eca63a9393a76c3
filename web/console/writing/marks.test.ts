import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Mark, marked, type Selected } from './marks.ts'

/** `[` and `]` are where the selection begins and ends. */
const selected = (shown: string): Selected => {
  const from = shown.indexOf('[')
  return { text: shown.replace(/[[\]]/gu, ''), from, to: shown.indexOf(']') - 1 }
}
const shown = ({ text, from, to }: Selected): string =>
  `${text.slice(0, from)}[${text.slice(from, to)}]${text.slice(to)}`

describe('marks', () => {
  it.each<[Mark, string, string]>([
    ['strong', 'bitte [heute] noch', 'bitte **[heute]** noch'],
    ['strong', 'bitte [ heute ]noch', 'bitte  **[heute]** noch'],
    ['strong', 'bitte **[heute]** noch', 'bitte [heute] noch'],
    ['emphasis', 'bitte **[heute]** noch', 'bitte ***[heute]*** noch'],
    ['strong', 'bitte []', 'bitte **[]**'],
    ['list', '[Ausweis\nVertrag]', '[- Ausweis\n- Vertrag]'],
    ['list', 'Bitte mitbringen:\nAus[wei]s', 'Bitte mitbringen:\n\n[- Ausweis]'],
    ['list', '- Ausweis\n[Vertrag]', '- Ausweis\n[- Vertrag]'],
    ['list', '[- Ausweis\n- Vertrag]\nund', '[Ausweis\nVertrag]\nund'],
  ])('%s of %j', (mark, before, after) => {
    expect(shown(marked(selected(before), mark))).toBe(after)
  })

  it('are gone again when they are asked for twice', () => {
    const words = fc.stringMatching(/^[a-zäß]{1,8}( [a-zäß]{1,8}){0,3}$/u)
    fc.assert(
      fc.property(words, words, words, fc.constantFrom<Mark>('strong', 'emphasis'), (before, inner, after, mark) => {
        const text = `${before} ${inner} ${after}`
        const selection = { text, from: before.length + 1, to: before.length + 1 + inner.length }
        expect(marked(marked(selection, mark), mark)).toEqual(selection)
      }),
    )
  })
})
