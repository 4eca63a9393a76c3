import { beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { Bank } from '#tests/support/bank-from-outside.ts'
import { until } from '#tests/support/outside.ts'

const bank = new Bank()
let tokens: string[] = []
beforeAll(async () => {
  tokens = await bank.everybodyFree()
})

const found = z.object({ items: z.array(z.looseObject({ inquiryId: z.string() })) })
async function finds(token: string, text: string, inquiryId: string): Promise<boolean> {
  const { json } = await bank.json('POST', '/v1/advisor/search', { token, body: { text } })
  return found.parse(json).items.some((item) => item.inquiryId === inquiryId)
}

describe('an advisor who looks for an inquiry', () => {
  it('finds it within seconds by word, name and reference at their desks, and at the desk that it moves to', async () => {
    const body = {
      name: 'Ottilie Zwetschgenmann',
      email: bank.address('search'),
      message: 'Meine Kreditkarte mit dem Nadelstreifenmuster ist noch nicht angekommen.',
    }
    const { json } = await bank.json('POST', '/v1/inquiries', { body })
    const { inquiryId, reference } = z.looseObject({ inquiryId: z.string(), reference: z.string() }).parse(json)
    const owner = await bank.ownerOf(inquiryId, tokens)
    await until('the word', () => finds(owner, 'nadelstreifenmuster', inquiryId))
    for (const text of ['zwetsch', 'Ottilie Nadelstreifenmuster', reference.toLowerCase().replace('-', '')])
      expect(await finds(owner, text, inquiryId), text).toBe(true)
    expect(await finds(owner, 'zwetsch Bausparvertrag', inquiryId)).toBe(false)

    const others = await Promise.all(tokens.map(async (token) => ((await finds(token, 'zwetsch', inquiryId)) ? 1 : 0)))
    expect(others.filter((one) => one === 0).length).toBeGreaterThan(0)

    const transfer = { desk: 'insurance', note: 'Gehört zur Versicherung der Karte.' }
    await bank.json('POST', `/v1/advisor/inquiries/${inquiryId}/transfer`, { token: owner, body: transfer })
    const next = await bank.ownerOf(inquiryId, tokens)
    await until('the new desk', () => finds(next, 'nadelstreifenmuster', inquiryId))
  })
})
