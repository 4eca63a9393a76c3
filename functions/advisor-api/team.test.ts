import { beforeEach, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { personsWorkSchema, recipientsSchema, teamSchema } from '#shared/api/team.ts'
import { type Call, send } from '#shared/lambda/http/call.fixture.ts'
import { advisorApi } from '#tests/support/advisor-api.ts'
import { createMemoryBank, type MemoryBank } from '#tests/support/memory-bank.ts'

/** Leads cards, where Felix works too. */
const SABINE = 'advisor-sabine-brandt'
/** Leads no desk. */
const TOBIAS = 'advisor-tobias-renner'
const FELIX = 'felix-hartwig'
let bank: MemoryBank
let id: string
let notes = 0
const call = (sub: string, route: string, more: Call = {}) =>
  send(
    advisorApi(bank, () => {
      notes += 1
      return `note-${notes}`
    }),
    route,
    { ...more, claims: { sub, 'cognito:groups': '[advisor]' } },
  )
const give = (json: object, sub = SABINE) =>
  call(sub, 'POST /v1/advisor/inquiries/{id}/reassign', { parameters: { id }, json })
const cardsDesk = async () => {
  const { desks } = teamSchema.parse((await call(SABINE, 'GET /v1/advisor/team')).json)
  return desks.find(({ desk }) => desk === 'cards')
}
const personOf = async (advisorId: string) =>
  (await cardsDesk())?.people.find((person) => person.advisorId === advisorId)
const recipient = async (advisorId: string) => {
  const { json } = await call(SABINE, 'GET /v1/advisor/inquiries/{id}/recipients', { parameters: { id } })
  return recipientsSchema.parse(json).people.find((person) => person.advisorId === advisorId)
}

beforeEach(async () => {
  bank = await createMemoryBank()
  id = await bank.receive({ text: 'Meine neue Karte fehlt.' })
  await bank.work(['inquiries'])
  await bank.desk.setPresence(FELIX, 'available')
})

describe('whoever leads a desk', () => {
  it('sees who is there, absences of the next two weeks and what waits, in the order of names and without figures', async () => {
    const { advisors, ...rest } = (await bank.world.configuration.current()).configuration
    const absences = [
      { from: '2026-11-20', to: '2026-11-24' },
      { from: '2026-12-08', to: '2026-12-08', hours: { from: '09:00', to: '12:00' } },
      { from: '2026-12-09', to: '2026-12-20' },
    ]
    const changed = advisors.map((advisor) => (advisor.id === FELIX ? { ...advisor, absences } : advisor))
    await bank.world.configuration.publish({ ...rest, advisors: changed }, { by: 'test', at: bank.now(), note: '' })
    const cards = await cardsDesk()
    expect(cards).toMatchObject({ waiting: 1, oldestAt: '2026-11-24T09:00:00.000Z', nextDueAt: expect.any(String) })
    const names = cards?.people.map(({ name }) => name) ?? []
    expect(names).toEqual(names.toSorted())
    expect((await personOf(FELIX))?.absences).toEqual(absences.slice(0, 2))
  })

  it('sees what each has open, what is due first on top, and how much more at desks of others', async () => {
    const later = await bank.receive({ text: 'Die PIN meiner Karte fehlt.' })
    const loan = await bank.receive({ text: 'Ich möchte einen Kredit für ein Haus.' })
    await bank.work(['inquiries'])
    const before = (await personOf(FELIX))?.changes ?? 0
    await bank.desk.take(later, FELIX)
    await bank.desk.take(id, FELIX)
    const { version } = await bank.inquiry(loan)
    await bank.world.inquiries.commit({
      inquiryId: loan,
      expectVersion: version,
      set: { status: 'assigned', advisorId: FELIX },
      load: [{ advisorId: FELIX, add: loan, weight: 1, capacity: 99, at: bank.now() }],
    })
    const work = () => call(SABINE, 'GET /v1/advisor/team/{advisorId}/inquiries', { parameters: { advisorId: FELIX } })
    const { items, elsewhere } = personsWorkSchema.parse((await work()).json)
    expect(new Set(items.map(({ inquiryId }) => inquiryId))).toEqual(new Set([id, later]))
    expect(items.map(({ promise }) => promise?.by)).toEqual(items.map(({ promise }) => promise?.by).toSorted())
    expect(elsewhere).toBe(1)
    const felix = await personOf(FELIX)
    expect(felix?.open).toBe(3)
    expect(felix?.changes).toBeGreaterThan(before)
  })

  it('finds the waiting work of one desk alone, and of none that is not theirs', async () => {
    await bank.receive({ text: 'Meine Überweisung ist nicht angekommen.' })
    await bank.work(['inquiries'])
    const list = (query: string) => call(SABINE, 'GET /v1/advisor/inquiries', { query })
    const found = z.object({ items: z.array(z.object({ desk: z.string() })) })
    const desksOf = async (query: string) => found.parse((await list(query)).json).items.map(({ desk }) => desk)
    expect((await desksOf('view=waiting')).toSorted()).toEqual(['cards', 'payments'])
    expect(await desksOf('view=waiting&desk=cards')).toEqual(['cards'])
    for (const query of ['view=waiting&desk=lending', 'view=mine&desk=cards'])
      expect((await list(query)).json['errors']).toMatchObject([{ path: 'desk' }])
  })

  it('gives what waits to somebody who may get it, with a note, and takes it back within a minute', async () => {
    expect(await recipient(FELIX)).toMatchObject({ presence: 'available', against: [] })
    expect((await give({ advisorId: FELIX, note: 'Du kennst sie.' })).json).toMatchObject({
      status: 'assigned',
      advisor: { advisorId: FELIX },
      milestones: { assignedAt: expect.any(String) },
    })
    expect((await bank.world.roster.loads([FELIX]))[0]?.open).toEqual([id])
    const { messages } = await bank.desk.view(id, FELIX)
    expect(messages.at(-1)).toMatchObject({
      kind: 'note',
      text: 'Du kennst sie.',
      author: { advisorId: 'sabine-brandt' },
    })
    const undo = await call(SABINE, 'POST /v1/advisor/inquiries/{id}/undo', { parameters: { id } })
    expect(undo.json).toMatchObject({ status: 'waiting' })
    expect((await bank.world.roster.loads([FELIX]))[0]?.open).toEqual([])
  })

  it('takes it from one and gives it to another, whose load both change', async () => {
    await bank.desk.take(id, 'sabine-brandt')
    expect((await give({ advisorId: FELIX, from: 'sabine-brandt' })).json).toMatchObject({
      advisor: { advisorId: FELIX },
    })
    const [sabine, felix] = await bank.world.roster.loads(['sabine-brandt', FELIX])
    expect([sabine?.open, felix?.open]).toEqual([[], [id]])
    expect((await give({ advisorId: FELIX })).status).toBe(200)
    await call(SABINE, 'POST /v1/advisor/inquiries/{id}/undo', { parameters: { id } })
    expect(await bank.inquiry(id)).toMatchObject({ status: 'assigned', advisorId: 'sabine-brandt' })
  })

  it('takes nothing from whoever was first: 409 says who', async () => {
    await bank.desk.take(id, FELIX)
    const late = await give({ advisorId: 'sabine-brandt' })
    expect([late.status, late.json['current']]).toEqual([
      409,
      expect.objectContaining({
        advisor: { advisorId: FELIX, name: 'Felix Hartwig' },
        lastChange: expect.objectContaining({ name: 'Felix Hartwig' }),
      }),
    ])
  })

  it('gives nothing to whom the rules forbid it, and is told which', async () => {
    await bank.desk.setPresence(FELIX, 'offline')
    expect((await recipient(FELIX))?.against).toEqual(['presence'])
    expect((await give({ advisorId: FELIX })).json['errors']).toEqual([
      { path: 'advisorId', message: 'may not get it: presence' },
    ])
    expect((await give({ advisorId: 'nobody' })).status).toBe(422)
    expect((await give({ advisorId: 'helene-kraft' })).json['errors']).toMatchObject([{ path: 'advisorId' }])
    expect((await bank.inquiry(id)).status).toBe('waiting')
  })
})

describe('whoever leads a desk without working there', () => {
  it('sees its work, gives it out, and is given none of it', async () => {
    const { desks, ...rest } = (await bank.world.configuration.current()).configuration
    const led = desks.map((desk) => (desk.id === 'cards' ? { ...desk, leads: ['tobias-renner'] } : desk))
    await bank.world.configuration.publish({ ...rest, desks: led }, { by: 'test', at: bank.now(), note: '' })
    const list = await call(TOBIAS, 'GET /v1/advisor/inquiries', { query: 'view=waiting&desk=cards' })
    expect(list.json['items']).toMatchObject([{ inquiryId: id }])
    expect((await call(TOBIAS, 'GET /v1/advisor/inquiries/{id}', { parameters: { id } })).status).toBe(200)
    const session = { json: { sessionId: 'a-tab-of-tobias' } }
    expect((await call(TOBIAS, 'POST /v1/advisor/me/session', session)).json).toMatchObject({
      me: { leads: ['cards'] },
      desks: [{ desk: 'security' }, { desk: 'cards', waiting: 1 }],
    })
    await bank.desk.setPresence('tobias-renner', 'available')
    expect((await call(TOBIAS, 'POST /v1/advisor/inquiries/next')).json).toEqual({ state: 'nothing' })
    expect((await give({ advisorId: 'tobias-renner' }, TOBIAS)).json['errors']).toMatchObject([{ path: 'advisorId' }])
    expect((await give({ advisorId: FELIX }, TOBIAS)).json).toMatchObject({ advisor: { advisorId: FELIX } })
  })
})

describe('whoever leads no desk', () => {
  it('sees no team and gives out no work', async () => {
    expect((await call(TOBIAS, 'GET /v1/advisor/team')).status).toBe(403)
    const theirs = { parameters: { advisorId: FELIX } }
    expect((await call(TOBIAS, 'GET /v1/advisor/team/{advisorId}/inquiries', theirs)).status).toBe(403)
    expect((await call(TOBIAS, 'GET /v1/advisor/inquiries/{id}/recipients', { parameters: { id } })).status).toBe(403)
    expect((await give({ advisorId: FELIX }, TOBIAS)).status).toBe(403)
    expect((await call(TOBIAS, 'GET /v1/advisor/me')).json).toMatchObject({ leads: [] })
    expect((await call(SABINE, 'GET /v1/advisor/me')).json['leads']).toContain('cards')
  })

  it('hands over no work of others; whoever leads the desk does', async () => {
    await bank.desk.take(id, FELIX)
    const transfer = (sub: string) =>
      call(sub, 'POST /v1/advisor/inquiries/{id}/transfer', {
        parameters: { id },
        json: { desk: 'payments', note: 'Bitte' },
      })
    expect((await transfer(SABINE)).json).toMatchObject({ status: 'waiting', desk: 'payments' })
    await bank.desk.take(id, FELIX)
    expect((await transfer('advisor-lea-morel')).status).toBe(409)
  })
})
