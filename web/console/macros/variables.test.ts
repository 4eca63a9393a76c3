import { describe, expect, it } from 'vitest'
import { unknownVariables } from './variables.ts'

describe('variables of a prepared text', () => {
  it('that nothing stands for are named, each once', () => {
    expect(unknownVariables('{{ name }}, {{iban}} und {{- kontostand | upcase }}, {{ iban }}')).toEqual([
      'iban',
      'kontostand',
    ])
  })

  it('are not the text around them', () => {
    expect(
      unknownVariables(
        'Guten Tag {{ name }}, {Klammern} und {% if promise %}ja{% endif %}{% assign du = name %}{{ du.size }}',
      ),
    ).toEqual([])
  })
})
