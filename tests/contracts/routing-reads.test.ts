import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import type { ConfigurationIndex } from '#shared/configuration/configuration-index.ts'
import type { Inquiry } from '#shared/inquiry/inquiry.ts'
import { keepingStandings } from '#shared/routing/keep-standing.ts'
import type { RoutingDeps } from '#shared/routing/place-inquiry.ts'
import { pullNext } from '#shared/routing/pull-next.ts'
import { routeInquiry } from '#shared/routing/route-inquiry.ts'
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

/** A desk of so many people with standings. */
async function open(index: ConfigurationIndex): Promise<RoutingDeps> {
  const world = await createAwsWorld({ dynamodb: proxy.url })
  const deps = keepingStandings({ ...world, configuration: async () => index, clock: () => NOW })
  await mendStandings(deps, index, await staffNow(deps.roster, index, NOW))
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
      const arrived = async (id: string, over: Partial<Inquiry> = {}) => {
        await deps.inquiries.commit(creation(sampleInquiry(id, over)))
        return id
      }
      const routed = async (id: string) => {
        const counted = await reads(() => routeInquiry(deps, id))
        expect(await deps.inquiries.find(id)).toMatchObject({ status: 'assigned' })
        return counted
      }
      const known = await routed(await arrived('known', { customer, lastAdvisorId: oneOfMany(3) }))
      const unknown = await routed(await arrived('unknown'))
      const rare = await routed(await arrived('rare', { language: 'en' }))
      await arrived('waits')
      const pulled = await reads(() => pullNext(deps, oneOfMany(1)))
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
