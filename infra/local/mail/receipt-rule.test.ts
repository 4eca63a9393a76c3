import { describe, expect, it } from 'vitest'
import { takes } from './receipt-rule.ts'

const rule = { recipients: ['service@bank.example', 'antwort.bank.example', '.in.example'], bucket: 'b', prefix: '' }

describe('the recipients of a receipt rule', () => {
  it.each([
    ['Service@Bank.example', true],
    ['service+label@bank.example', true],
    ['other@bank.example', false],
    ['k7.x@antwort.bank.example', true],
    ['x@deep.antwort.bank.example', false],
    ['x@a.in.example', true],
    ['nobody@elsewhere.example', false],
  ])('take %s: %s', (address, taken) => {
    expect(takes(rule, address)).toBe(taken)
  })
})
