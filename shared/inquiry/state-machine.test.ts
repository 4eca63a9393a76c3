import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { STATUSES } from './inquiry.ts'
import { assertSound, IllegalTransition, nextStatus, TRANSITIONS, type Transition } from './state-machine.ts'

const transitions = Object.keys(TRANSITIONS).filter((name): name is Transition => name in TRANSITIONS)

describe('the state machine', () => {
  it('moves a status only along its table, and refuses everything else with a typed error', () => {
    for (const status of STATUSES) {
      for (const name of transitions) {
        const row: { readonly from: readonly string[]; readonly to: string } = TRANSITIONS[name]
        if (row.from.includes(status)) expect(nextStatus(status, name)).toBe(row.to)
        else expect(() => nextStatus(status, name)).toThrow(IllegalTransition)
      }
    }
  })

  it('never returns to received, whatever happens', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...transitions)), (names) => {
        let status = nextStatus('received', 'register')
        for (const name of names) {
          try {
            status = nextStatus(status, name)
          } catch (error) {
            expect(error).toBeInstanceOf(IllegalTransition)
          }
          expect(status).not.toBe('received')
        }
      }),
    )
  })

  it('is refused at start-up when a status cannot be reached or left', () => {
    const { suppress: _, ...unreachable } = TRANSITIONS
    expect(() => assertSound(unreachable)).toThrow('no transition leads to suppressed')
    const restore = ['restore-waiting', 'restore-assigned', 'restore-answered', 'reopen']
    const stuck = Object.fromEntries(Object.entries(TRANSITIONS).filter(([name]) => !restore.includes(name)))
    expect(() => assertSound(stuck)).toThrow('no transition leaves resolved')
  })
})
