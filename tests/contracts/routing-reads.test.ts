import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import type { ConfigurationIndex } from '#shared/configuration/configuration-index.ts'
import { keepingStandings } from '#shared/routing/keep-standing.ts'
import { pullNext } from '#shared/routing/pull-next.ts'
import { type RoutingDeps, routeInquiry } from '#shared/routing/route-inquiry.ts'
import { mendStandings } from '#shared/sweep/mend-standing.ts'
import { staffNow } from '#shared/sweep/staff.ts'
import { type Consumed, type CountingProxy, startCountingProxy } from '#tests/bench/counting-proxy.ts'
import { crowd, oneOfMany } from '#tests/support/crowd.ts'
import { createAwsWorld } from './aws-world.ts'
import { creation, NOW, sampleInquiry } from './samples.ts'

const SIZES = [20, 1_000] as const
const customer = {
  name: 'Anna Meier',
  email: 'anna@kunde.example',
  verified: true,
  customerId: 'anna',
  ownAdvisorId: oneOfMany(7),
}

let proxy: CountingProxy
beforeAll(async () => {
  proxy = await startCountingProxy(inject('dynamodb'))
})
afterAll(() => proxy.stop())

/** A desk of so many people with standings, and a waiting inquiry of each kind. */
async function open(index: ConfigurationIndex): Promise<RoutingDeps> {
  const world = await createAwsWorld({ dynamodb: proxy.url })
  const deps = keepingStandings({ ...world, configuration: async () => index, clock: () => NOW })
  await mendStandings(deps, index, await staffNow(deps.roster, index, NOW))
  await deps.inquiries.commit(creation(sampleInquiry('known', { customer, lastAdvisorId: oneOfMany(3) })))
  await deps.inquiries.commit(creation(sampleInquiry('unknown')))
  await deps.inquiries.commit(creation(sampleInquiry('rare', { language: 'en' })))
  await deps.inquiries.commit(creation(sampleInquiry('pulled')))
  return deps
}

async function reads(work: () => Promise<unknown>): Promise<readonly Consumed[]> {
  const from = proxy.consumed.length
  await work()
  return proxy.consumed.slice(from).filter(({ readUnits }) => readUnits > 0)
}
const units = (consumed: readonly Consumed[]) => consumed.reduce((sum, one) => sum + one.readUnits, 0)

describe('what a decision reads from the real engine', () => {
  test('is the same for a desk of 20 and of 1,000 people, whatever they can', async () => {
    const counted = []
    for (const size of SIZES) {
      // One in ten speaks English: of 1,000 they are found by standing, of 20 there are two.
      const index = await crowd(size, (place) => (place % 10 === 0 ? {} : { languages: ['de'] }))
      const deps = await open(index)
      const known = await reads(() => routeInquiry(deps, 'known'))
      const unknown = await reads(() => routeInquiry(deps, 'unknown'))
      const rare = await reads(() => routeInquiry(deps, 'rare'))
      const pulled = await reads(() => pullNext(deps, oneOfMany(1)))
      for (const id of ['known', 'unknown', 'rare', 'pulled'])
        expect(await deps.inquiries.find(id)).toMatchObject({ status: 'assigned' })
      counted.push({ known, unknown, rare, pulled })
    }
    const [few, many] = counted
    if (few === undefined || many === undefined) throw new Error('nothing was counted')
    for (const kind of ['known', 'unknown', 'pulled'] as const) {
      expect(Math.abs(units(many[kind]) - units(few[kind])), kind).toBeLessThanOrEqual(1)
      expect(many[kind].map(({ operation }) => operation)).toEqual(few[kind].map(({ operation }) => operation))
    }
    // A desk of 20 has only two who may answer, who are looked at without a standing; of 1,000 twelve of the hundred.
    expect(units(many.rare)).toBeLessThanOrEqual(24)
  }, 60_000)
})
