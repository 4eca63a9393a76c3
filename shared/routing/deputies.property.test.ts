import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { deputyChain } from './deputies.ts'

const ids = ['ann', 'bob', 'cem', 'dan', 'eva']

describe('the chain of deputies', () => {
  it('goes on to the deputies of deputies', () => {
    const deputies: Record<string, readonly string[]> = { bob: ['ann', 'cem'], cem: ['bob', 'dan'] }
    expect(deputyChain('ann', ['bob'], (id) => deputies[id] ?? [])).toEqual(['bob', 'cem', 'dan'])
  })

  it('ends, names each person once and never the advisor, whoever stands in for whom', () => {
    const graph = fc.record(Object.fromEntries(ids.map((id) => [id, fc.subarray(ids)])))
    fc.assert(
      fc.property(graph, fc.subarray(ids), (deputies, first) => {
        const chain = deputyChain('ann', first, (id) => deputies[id] ?? [])
        expect(new Set(chain).size).toBe(chain.length)
        expect(chain).not.toContain('ann')
      }),
    )
  })
})
