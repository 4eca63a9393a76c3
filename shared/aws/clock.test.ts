import { setEnvironmentData } from 'node:worker_threads'
import { afterEach, describe, expect, test } from 'vitest'
import { DAY } from '#shared/instant.ts'
import { systemClock } from './clock.ts'

describe('the system clock', () => {
  afterEach(() => setEnvironmentData('anklang.clock-offset', undefined))

  test('is the machine’s where nothing moves it', () => {
    const before = Date.now()
    expect(systemClock()).toBeGreaterThanOrEqual(before)
    expect(systemClock()).toBeLessThanOrEqual(Date.now())
  })

  test('follows the shared offset while it is being moved', () => {
    const offset = new BigInt64Array(new SharedArrayBuffer(8))
    setEnvironmentData('anklang.clock-offset', offset.buffer)
    expect(systemClock()).toBeLessThanOrEqual(Date.now())
    Atomics.store(offset, 0, BigInt(DAY))
    expect(systemClock()).toBeGreaterThanOrEqual(Date.now() + DAY - 1_000)
  })
})
