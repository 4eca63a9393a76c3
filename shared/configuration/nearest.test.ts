import { describe, expect, it } from 'vitest'
import { nearest } from './nearest.ts'

describe('the name that was probably meant', () => {
  it.each([
    ['card', 'cards'],
    ['crads', 'cards'],
    ['payment', 'payments'],
    ['sec', 'security'],
    ['secruity', 'security'],
  ])('is for %s %s', (written, meant) => {
    expect(nearest(written, ['payments', 'cards', 'security'])).toMatchObject({ meant })
  })

  it('is none where nothing is like it, and the most alike still come first', () => {
    expect(nearest('mortgages', ['cards', 'security', 'packages'])).toEqual({
      inOrder: ['packages', 'cards', 'security'],
    })
  })
})
