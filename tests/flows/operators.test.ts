import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { Bank } from '#tests/support/bank-from-outside.ts'
import { until } from '#tests/support/outside.ts'

const bank = new Bank()
const figures = z.object({
  groups: z.array(
    z.looseObject({ key: z.string(), acknowledged: z.looseObject({ count: z.number(), p50: z.number().nullable() }) }),
  ),
})

describe('operations', () => {
  it('counts an acknowledgement once, in its hour, on both clocks', async () => {
    const token = await bank.operator()
    const from = new Date(Date.now() - 3_600_000).toISOString()
    const to = new Date(Date.now() + 3_600_000).toISOString()
    const counted = async (clock: string) => {
      const query = `from=${from}&to=${to}&groupBy=channel&clock=${clock}`
      const { json } = await bank.json('GET', `/v1/operations/reaction-times?${query}`, { token })
      return figures.parse(json).groups.find((group) => group.key === 'web')?.acknowledged.count ?? 0
    }
    await bank.settled()
    const before = await counted('calendar')
    const email = bank.address('figures')
    await bank.write('Wie sind Ihre Öffnungszeiten?', email)
    await bank.acknowledgement(email)
    await until('counting', async () => (await counted('calendar')) > before)
    expect(await counted('business')).toBe(await counted('calendar'))
  })

  it('accounts for every received message', async () => {
    const totals = await bank.settled()
    expect(totals.received).toBe(totals.inquiries + totals.merged + totals.suppressed + totals.failed)
  })

  it('is for operators alone', async () => {
    const advisor = await bank.token((await bank.people()).advisors[0]?.sub ?? '')
    const customer = await bank.token((await bank.people()).customers[0]?.sub ?? '')
    const status = async (token?: string) =>
      (await bank.json('GET', '/v1/operations/reconciliation', token === undefined ? {} : { token })).status
    expect(await status()).toBe(401)
    expect(await status(customer)).toBe(401)
    expect(await status(advisor)).toBe(403)
  })

  it('shows every queue with what its failure would mean', async () => {
    const { json } = await bank.json('GET', '/v1/operations/queues', { token: await bank.operator() })
    const { items } = z
      .object({ items: z.array(z.looseObject({ name: z.string(), consequence: z.string().min(20) })) })
      .parse(json)
    expect(items.map((queue) => queue.name)).toEqual(
      expect.arrayContaining(['mail', 'inquiries', 'acknowledgements', 'routing', 'outbound']),
    )
  })

  it('describes its API, and answers unknown paths with a problem', async () => {
    expect((await bank.json('GET', '/openapi.json')).json).toMatchObject({ openapi: expect.stringMatching(/^3\.1/u) })
    const unknown = await fetch(`${bank.url}/v1/nothing/here`)
    expect(unknown.status).toBe(404)
    expect(unknown.headers.get('content-type')).toContain('application/problem+json')
  })
})
