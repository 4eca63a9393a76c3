import { describe, expect, test } from 'vitest'
import { estimate } from './estimate.ts'
import { NO_PACE, type Observation, type Pace } from './pace.ts'

const aim = { level: 0.9, target: 120 }
const paceOf = (recent: readonly Observation[], stretch = 0): Pace => ({ recent, stretch, judged: recent.length })
/** 10, 20 … 1,000 minutes, with nothing ahead. */
const hundred = Array.from({ length: 100 }, (_, index) => ({ took: 10 * (index + 1), pressure: 0 }))

describe('an estimate', () => {
  test('is the target while there is too little history, stretched by what broken promises taught', () => {
    expect(estimate(NO_PACE, { ahead: 9, onDuty: 1 }, aim)).toMatchObject({ from: 'target', length: 120 })
    expect(estimate(paceOf(hundred.slice(0, 14), Math.log(2)), { ahead: 0, onDuty: 1 }, aim).length).toBeCloseTo(240)
  })

  test('is the quantile of the recent replies', () => {
    const { length, ...rest } = estimate(paceOf(hundred), { ahead: 0, onDuty: 3 }, aim)
    expect(length).toBeCloseTo(910)
    expect(rest).toMatchObject({ from: 'history', replies: 100, quantile: 910, correction: 1 })
  })

  test('adds what the work ahead has cost before, shared by the people on duty', () => {
    const queued = Array.from({ length: 200 }, (_, index) => ({ took: 10 + 30 * (index % 5), pressure: index % 5 }))
    const length = (ahead: number, onDuty: number) => estimate(paceOf(queued), { ahead, onDuty }, aim).length
    const none = length(0, 2)
    expect(none).toBeLessThan(50)
    expect((length(20, 2) - none) / (length(20, 4) - none)).toBeCloseTo(2, 0)
    expect(length(20, 2)).toBeGreaterThan(300)
  })

  test('is never shorter than the wait for what lies ahead, however much past promises have shortened it', () => {
    const backlog = Array.from({ length: 200 }, (_, index) => ({ took: 100 * (index + 1), pressure: index + 1 }))
    const { length } = estimate(paceOf(backlog, -1), { ahead: 200, onDuty: 1 }, aim)
    expect(length).toBeGreaterThan(20_000)
    expect(estimate(paceOf(backlog, -1), { ahead: 0, onDuty: 1 }, aim).length).toBeLessThan(1_000)
  })

  test('knows after weeks of backlog what a free day is like', () => {
    const backlog = Array.from({ length: 200 }, (_, index) => ({ took: 10 * (500 + index), pressure: 500 + index }))
    expect(estimate(paceOf(backlog), { ahead: 0, onDuty: 1 }, aim).length).toBeLessThan(50)
  })

  test('stays finite where nobody is on duty', () => {
    expect(estimate(paceOf(hundred), { ahead: 5, onDuty: 0 }, aim).length).toBeLessThan(20_000)
  })
})
