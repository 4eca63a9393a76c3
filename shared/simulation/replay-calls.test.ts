import { describe, expect, it } from 'vitest'
import { HOUR, SECOND } from '#shared/instant.ts'
import { BASELINES } from './call-baselines.ts'
import { measureCalls } from './call-measures.ts'
import { scaleLoad, withoutAbsent } from './call-scenario.ts'
import { recordedCall } from './recorded-call.fixture.ts'
import { replayCalls } from './replay-calls.ts'
import { simulateCalls } from './simulate-calls.ts'

const agent = (agentId: string, from = 0, to = HOUR, skills = ['PS']) => ({
  agentId,
  skills: new Set(skills),
  focus: new Map(),
  duties: [{ from, to }],
})
const play = (calls: Parameters<typeof simulateCalls>[0], staff: Parameters<typeof simulateCalls>[1]) =>
  simulateCalls(calls, staff, BASELINES['longest-idle']).handled.map(({ call, agentId, startedAt }) => [
    call.callId,
    agentId,
    startedAt / SECOND,
  ])

describe('the simulation of calls', () => {
  it('gives an agent one call at a time, first come, first served', () => {
    const calls = [0, 10, 20].map((at, id) => recordedCall(id, at))
    expect(play(calls, [agent('ann')])).toEqual([
      [0, 'ann', 0],
      [1, 'ann', 60],
      [2, 'ann', 120],
    ])
  })

  it('gives nothing to those who are not yet there, do not know it, or are about to leave', () => {
    const staff = [agent('ann', 30 * SECOND, 40 * SECOND), agent('bob', 0, HOUR, ['NE']), agent('cem', 100 * SECOND)]
    expect(play([recordedCall(0, 10), recordedCall(1, 11)], staff)).toEqual([
      [0, 'ann', 30],
      [1, 'cem', 100],
    ])
  })

  it('leaves over what nobody came for', () => {
    const calls = [recordedCall(0, 10), recordedCall(1, 20, { type: 'NE' })]
    expect(simulateCalls(calls, [agent('ann')], BASELINES['round-robin']).unserved).toEqual([calls[1]])
  })

  it('does not count waiting while nobody was there, and knows who met their last agent again', () => {
    const staff = [agent('ann', 100 * SECOND), agent('bob', 100 * SECOND)]
    const calls = [recordedCall(0, 0), recordedCall(1, 300), recordedCall(2, 400)].map((call) => ({
      ...call,
      customer: 'kim',
      priority: call.callId,
    }))
    const { handled } = simulateCalls(calls, staff, BASELINES['longest-idle'])
    expect(handled.map(({ agentId }) => agentId)).toEqual(['ann', 'bob', 'ann'])
    expect(measureCalls(handled, staff)).toMatchObject({ meanWait: 0, highPriorityMeanWait: 0, sameAdvisorRate: 0 })
    const { handled: alone } = simulateCalls(calls, staff.slice(0, 1), BASELINES['longest-idle'])
    expect(measureCalls(alone, staff).sameAdvisorRate).toBe(1)
  })

  it('takes as many times the calls, and leaves out the days of those who are absent', () => {
    const calls = Array.from({ length: 1_000 }, (_, id) => recordedCall(id, id * 60, { customer: `c${id % 50}` }))
    expect(scaleLoad(calls, 1.5)).toHaveLength(1_500)
    expect(scaleLoad(calls, 0.7).length).toBeCloseTo(700, -1)
    const days = Array.from({ length: 100 }, (_, day) => ({ from: day * 24 * HOUR, to: day * 24 * HOUR + HOUR }))
    expect(withoutAbsent([{ ...agent('ann'), duties: days }], 0.2)[0]?.duties).toHaveLength(80)
  })

  it('says how each policy did', () => {
    const record = Array.from({ length: 50 }, (_, id) =>
      recordedCall(id, id * 30, { agent: `a${id % 2}`, priority: 2 }),
    )
    const said: string[] = []
    const routing = replayCalls(record, { loadFactor: 1, absent: 0 }, (policy) => said.push(policy))
    expect(Object.keys(routing)).toEqual(said)
    expect(routing['longest-idle']).toMatchObject({ p50Wait: 0, sameAdvisorRate: 0 })
  })
})
