import { describe, expect, it } from 'vitest'
import type { ConsoleState } from '../api-shapes.ts'
import { VIEWS } from '../work/views.ts'
import { changesBetween } from './changes.ts'

const me = {
  advisorId: 'a',
  name: 'A',
  desks: ['cards'],
  languages: ['de'],
  capacity: 3,
  openWeight: 0,
  presence: 'available',
  leads: [],
} as const
const state = (etag: string, over: Partial<ConsoleState> = {}): ConsoleState => ({
  etag,
  configuration: 1,
  me: { ...me, desks: ['cards'], languages: ['de'], leads: [] },
  mine: { count: 0, version: 'm1' },
  offered: { count: 0, version: 'o1' },
  desks: [{ desk: 'cards', waiting: 0, version: 'd1' }],
  others: [],
  ...over,
})
const viewing = (inquiryId: string, version: string) => ({
  viewing: { inquiryId, version, status: 'assigned' as const },
})

describe('what is to be read again', () => {
  it('is everything after the first look: lists may have been read before it', () => {
    expect(changesBetween(undefined, state('1'))).toEqual({ views: VIEWS, inquiry: false })
    expect(changesBetween(undefined, state('1', viewing('i', 'v1'))).inquiry).toBe(true)
  })

  it('is nothing where somebody merely types', () => {
    expect(changesBetween(state('1'), state('2', { others: [{ advisorId: 'b', name: 'B', typing: true }] }))).toEqual({
      views: [],
      inquiry: false,
    })
  })

  it('is each list whose version is another one', () => {
    expect(changesBetween(state('1'), state('2', { mine: { count: 1, version: 'm2' } })).views).toEqual([
      'mine',
      'snoozed',
      'resolved',
      'desk',
    ])
    const desks = [{ desk: 'cards', waiting: 1, version: 'd2' }]
    expect(changesBetween(state('1'), state('2', { desks })).views).toEqual(['desk', 'waiting'])
    expect(changesBetween(state('1'), state('2', { offered: { count: 1, version: 'o2' } })).views).toEqual(['offered'])
  })

  it('is the open inquiry when it changed, and at the first look at it', () => {
    const open = state('1', viewing('i', 'v1'))
    expect(changesBetween(open, state('2', viewing('i', 'v2'))).inquiry).toBe(true)
    expect(changesBetween(open, state('2', viewing('j', 'v9'))).inquiry).toBe(true)
    expect(changesBetween(open, state('2', viewing('i', 'v1'))).inquiry).toBe(false)
    expect(changesBetween(open, state('2')).inquiry).toBe(false)
  })
})
