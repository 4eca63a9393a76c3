import { describe, expect, it } from 'vitest'
import { createMemoryCaps } from '#shared/memory/caps.ts'
import { formToken, readFormToken } from '#shared/token/form-token.ts'
import { workShown } from './proof-of-work.ts'
import { suspicionOf } from './suspicion.ts'

const keys = { current: 'k1', keys: { k1: 'a'.repeat(32) } }
const made = Date.parse('2026-11-24T10:00:00Z')
const token = formToken(made, keys)
const rules = { minimumSeconds: 3, withoutProofHour: 2, withProofHour: 4, leastBits: 8 }
const address = '203.0.113.9'

/** A number that shows at least so many bits of work, and less than so many. */
function proofOf(least: number, below: number): string {
  for (let number = 0; ; number += 1) {
    const bits = workShown(token, number.toString(36))
    if (bits >= least && bits < below) return number.toString(36)
  }
}

function desk() {
  const caps = createMemoryCaps()
  let ids = 0
  return (signs: Partial<Parameters<typeof suspicionOf>[1]>, after = 60_000, id = String(ids++)) =>
    suspicionOf({ caps }, { made: token, proof: '', address, ...signs }, { keys, rules, now: made + after, id })
}

describe('a form', () => {
  it('that nobody can have written so fast is suspicious, whatever work it shows', async () => {
    expect(await desk()({ proof: proofOf(10, 20) }, 2_999)).toBe('form-too-fast')
    expect(await desk()({ proof: proofOf(10, 20) }, 3_000)).toBeUndefined()
  })

  it('without work passes a few times an hour from one address', async () => {
    const judge = desk()
    expect([await judge({}), await judge({}), await judge({})]).toEqual([undefined, undefined, 'form-without-proof'])
    expect(await judge({ address: '203.0.113.10' })).toBeUndefined()
    expect(await judge({}, 3_600_000)).toBeUndefined()
  })

  it('passes the more often the more work it shows', async () => {
    const judge = desk()
    const [least, more] = [proofOf(8, 9), proofOf(9, 10)]
    for (let count = 0; count < 4; count += 1) expect(await judge({ proof: least })).toBeUndefined()
    expect(await judge({ proof: least })).toBe('form-too-many')
    for (let count = 0; count < 4; count += 1) expect(await judge({ proof: more })).toBeUndefined()
    expect(await judge({ proof: more })).toBe('form-too-many')
  })

  it('is judged the same when it is sent again', async () => {
    const judge = desk()
    for (let count = 0; count < 9; count += 1) expect(await judge({}, 60_000, 'same')).toBeUndefined()
  })

  it('is left alone from this machine', async () => {
    const judge = desk()
    for (let count = 0; count < 9; count += 1) expect(await judge({ address: '127.0.0.1' }, 0)).toBeUndefined()
  })

  it.each(['', 'x', token.replace(/.$/u, 'a'), formToken(made, { current: 'k2', keys: { k2: 'b'.repeat(32) } })])(
    'shows no work with the mark %j, which we did not make',
    async (forged) => {
      const judge = desk()
      const proof = '0'
      for (let count = 0; count < 2; count += 1) await judge({ made: forged, proof })
      expect(await judge({ made: forged, proof })).toBe('form-without-proof')
    },
  )

  it('shows no work after a day', async () => {
    const judge = desk()
    const proof = proofOf(12, 30)
    const day = 24 * 3_600_000
    for (let count = 0; count < 2; count += 1) await judge({ proof }, day)
    expect(await judge({ proof }, day)).toBe('form-without-proof')
  })
})

describe('the mark of a form', () => {
  it('says when it was made, signed by any key that is still known', () => {
    expect(readFormToken(token, { current: 'k2', keys: { k2: 'b'.repeat(32), ...keys.keys } })).toBe(made)
  })

  it('has no work in what is no proof', () => {
    expect(workShown('token', 'no proof!')).toBe(0)
    expect(workShown('token', '')).toBe(0)
  })
})
