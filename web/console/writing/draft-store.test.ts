import { beforeEach, describe, expect, it, vi } from 'vitest'
import { ApiProblem } from '../../platform/api/problem.ts'
import { DraftStore, type KeptDraft, reconcile } from './draft-store.ts'

const draft = (text: string, over: object = {}) => ({ text, key: 'k', files: [], seen: 1, dirty: true, ...over })

describe('what a device has and what the API kept', () => {
  it.each([
    ['goes on with mine where nobody has saved since', draft('Gu'), { text: 'G', version: 1 }, { text: 'Gu', seen: 1 }],
    [
      'goes on with theirs where I wrote nothing',
      draft('', { dirty: false }),
      { text: 'G', version: 2 },
      { text: 'G', seen: 2 },
    ],
    [
      'goes on with theirs where mine was kept before',
      draft('G', { dirty: false }),
      { text: 'Gu', version: 2 },
      { text: 'Gu' },
    ],
    ['keeps mine where theirs was sent or emptied', draft('Gu'), { text: '', version: 0 }, { text: 'Gu', seen: 0 }],
    ['is one where both say the same', draft('Gu'), { text: 'Gu', version: 2 }, { seen: 2, dirty: false }],
    [
      'are two versions where both have something to say',
      draft('Ha'),
      { text: 'Gu', version: 2 },
      { text: 'Ha', other: { text: 'Gu', version: 2 } },
    ],
  ])('%s', (_what, mine, kept, expected) => {
    expect(reconcile(mine, kept)).toMatchObject(expected)
  })
})

describe('a draft in two tabs', () => {
  const kept = new Map<string, string>()
  let held: KeptDraft
  const calls = {
    find: async () => held,
    save: async (_id: string, text: string, seen: number) => {
      if (seen !== held.version) throw new ApiProblem(409, { current: held })
      held = { text, version: held.version + 1 }
      return held
    },
    remove: async () => {
      held = { text: '', version: 0 }
    },
  }
  beforeEach(() => {
    vi.useFakeTimers()
    kept.clear()
    held = { text: '', version: 0 }
    vi.stubGlobal('localStorage', {
      getItem: (name: string) => kept.get(name) ?? null,
      setItem: (name: string, value: string) => kept.set(name, value),
    })
    return () => vi.useRealTimers()
  })

  it('is kept when writing pauses, and both versions are shown when another tab was first', async () => {
    const [one, other] = [new DraftStore('s', calls), new DraftStore('s', calls)]
    one.write('i', 'Guten Tag')
    other.write('i', 'Hallo')
    await vi.advanceTimersByTimeAsync(1_500)
    expect(held).toEqual({ text: 'Guten Tag', version: 1 })
    expect(other.get('i')).toMatchObject({ text: 'Hallo', other: { text: 'Guten Tag' } })
    other.keepMine('i')
    await vi.advanceTimersByTimeAsync(10)
    expect([held.text, other.get('i').other]).toEqual(['Hallo', undefined])
  })

  it('is there after the page was closed before it was kept', () => {
    new DraftStore('s', calls).write('i', 'Guten Tag')
    expect(new DraftStore('s', calls).get('i').text).toBe('Guten Tag')
    expect(new DraftStore('somebody else', calls).get('i').text).toBe('')
  })

  it('is gone everywhere once it was sent', async () => {
    const one = new DraftStore('s', calls)
    one.write('i', 'Guten Tag')
    await vi.advanceTimersByTimeAsync(1_500)
    one.clear('i')
    expect([one.get('i').text, held.text]).toEqual(['', ''])
  })
})
