import { describe, expect, it } from 'vitest'
import { COMMANDS } from './command-list.ts'
import { nameOf, type Press, readPress } from './keys.ts'

const press = (key: string, more: Partial<Press> = {}): Press => ({
  key,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  shiftKey: false,
  ...more,
})

describe('keys', () => {
  it.each([
    ['j', press('j')],
    ['Shift+T', press('T', { shiftKey: true })],
    ['?', press('?', { shiftKey: true })],
    ['Ctrl+Enter', press('Enter', { metaKey: true })],
    ['Ctrl+Shift+Enter', press('Enter', { ctrlKey: true, shiftKey: true })],
    ['Ctrl+K', press('k', { ctrlKey: true })],
    ['j', press('J')],
  ])('are named %s whatever the layout and Caps Lock', (name, pressed) => {
    expect(nameOf(pressed)).toBe(name)
  })

  it('go to views in two steps, and forget the first when the second means nothing', () => {
    expect(readPress(press('g'), undefined)).toEqual({ begun: 'g' })
    expect(readPress(press('w'), 'g')).toEqual({ command: 'viewWaiting' })
    expect(readPress(press('x'), 'g')).toEqual({})
    expect(readPress(press('w'), undefined)).toEqual({})
  })

  it('leave what Alt writes alone', () => {
    expect(readPress(press('r', { altKey: true }), undefined)).toEqual({})
  })

  it('mean one thing each', () => {
    const all = COMMANDS.flatMap(({ keys }) => keys)
    expect(new Set(all).size).toBe(all.length)
  })
})
