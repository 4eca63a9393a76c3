import { beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { Bank } from '#tests/support/bank-from-outside.ts'
import { until } from '#tests/support/outside.ts'

const bank = new Bank()
let tokens: string[] = []
beforeAll(async () => {
  tokens = await bank.everybodyFree()
})

const stateSchema = z.looseObject({
  etag: z.string(),
  others: z.array(z.object({ advisorId: z.string(), name: z.string(), typing: z.boolean() })),
})
const look = (token: string, body: object) => bank.json('POST', '/v1/advisor/me/session', { token, body })
const meSchema = z.looseObject({ advisorId: z.string(), desks: z.array(z.string()) })
const me = async (token: string) => meSchema.parse((await bank.json('GET', '/v1/advisor/me', { token })).json)

/** An inquiry about cards that somebody has, with a colleague of theirs. */
async function atCards(message: string) {
  const accepted = await bank.write(message, bank.address('hands'))
  const owner = await bank.ownerOf(accepted.inquiryId, tokens)
  const { desk = '' } = await bank.asAdvisor(owner, accepted.inquiryId)
  const others = await Promise.all(
    tokens.filter((token) => token !== owner).map(async (token) => ({ token, ...(await me(token)) })),
  )
  const colleague = others.find(({ desks }) => desks.includes(desk))
  if (colleague === undefined) throw new Error('nobody else works at this desk')
  return { id: accepted.inquiryId, path: `/v1/advisor/inquiries/${accepted.inquiryId}`, owner, colleague }
}

describe('advisors side by side', () => {
  it('see who else looks and types, and are told nothing while nothing changes', async () => {
    const { id, owner, colleague } = await atCards('Meine neue Karte ist noch nicht angekommen.')
    const session = { sessionId: 'tab-owner-1', viewing: id }
    await look(colleague.token, { sessionId: 'tab-colleague', viewing: id, typing: true })
    const first = stateSchema.parse((await look(owner, session)).json)
    expect(first.others).toMatchObject([{ advisorId: colleague.advisorId, typing: true }])
    // Other flows work at the same desks: it settles once they rest.
    await until('nothing new', async () => {
      const { etag } = stateSchema.parse((await look(owner, session)).json)
      return (await look(owner, { ...session, since: etag })).status === 204
    })
    await look(colleague.token, { sessionId: 'tab-colleague', left: id })
    expect(stateSchema.parse((await look(owner, session)).json).others).toEqual([])
  })

  it('hand over by offer: two who accept and decline at once, and one of them wins', async () => {
    const { path, owner, colleague } = await atCards('Die PIN meiner neuen Karte ist nicht gekommen.')
    const body = { advisorId: colleague.advisorId, note: 'Kannst du das übernehmen?' }
    expect((await bank.json('POST', `${path}/offer`, { token: owner, body })).status).toBe(200)
    const answers = await Promise.all([
      bank.json('POST', `${path}/accept`, { token: colleague.token, body: {} }),
      bank.json('POST', `${path}/decline`, { token: owner, body: { note: 'Doch nicht.' } }),
    ])
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409])
    const refused = answers.find(({ status }) => status === 409)
    expect(refused?.json).toMatchObject({ current: { lastChange: { name: expect.any(String) } } })
  })

  it('take back what they resolved', async () => {
    const { path, owner } = await atCards('Wie hoch ist das Limit meiner neuen Karte?')
    await bank.json('POST', `${path}/resolve`, { token: owner, body: {} })
    const undone = await bank.json('POST', `${path}/undo`, { token: owner, body: {} })
    expect(undone.json).toMatchObject({ status: 'assigned' })
    expect((await bank.json('POST', `${path}/undo`, { token: owner, body: {} })).status).toBe(409)
  })
})

describe('an urgent matter', () => {
  it('that nobody looks at for five minutes alarms whoever is on call, once, with nothing of the customer', async () => {
    const email = bank.address('urgent')
    const accepted = await bank.write('Meine Karte wurde gestohlen, bitte sofort sperren!', email)
    await bank.ownerOf(accepted.inquiryId, tokens)
    await bank.json('POST', '/local/clock', { body: { advanceSeconds: 301 } })
    const alarms = async () =>
      (await bank.outbox('?to=bereitschaft@musterbank.example')).filter(({ subject }) =>
        subject.includes(accepted.reference),
      )
    const [alarm] = await until('alarm', async () => {
      const found = await alarms()
      return found.length > 0 && found
    })
    expect(alarm?.headers['auto-submitted']).toBe('auto-generated')
    expect(alarm?.text).not.toContain(email)
    expect(alarm?.text).not.toContain('Meier')
    await bank.json('POST', '/local/clock', { body: { advanceSeconds: 60 } })
    expect(await alarms()).toHaveLength(1)
  })
})
