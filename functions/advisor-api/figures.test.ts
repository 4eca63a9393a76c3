import { beforeEach, describe, expect, it } from 'vitest'
import { ownFiguresSchema, personFiguresSchema, teamFiguresSchema } from '#shared/api/advisor-figures.ts'
import { DAY, HOUR } from '#shared/instant.ts'
import { send } from '#shared/lambda/http/call.fixture.ts'
import type { AdvisorShare } from '#shared/reaction-times/advisor-figures.ts'
import { deriveId } from '#shared/token/derive-id.ts'
import { advisorApi } from '#tests/support/advisor-api.ts'
import { createMemoryBank, type MemoryBank } from '#tests/support/memory-bank.ts'

/** Leads cards, payments and cash, where five people work; the last two lead nothing there. */
const LEAD = 'sabine-brandt'
const TEAM = [LEAD, 'felix-hartwig', 'nikolai-petrov', 'lea-morel', 'greta-sommer'] as const
const own = 'GET /v1/advisor/me/figures'
const team = 'GET /v1/advisor/team/figures'
const person = 'GET /v1/advisor/team/{advisorId}/figures'
const claimsOf = (advisorId: string) => ({ sub: `advisor-${advisorId}`, 'cognito:groups': '[advisor]' })

let bank: MemoryBank
let ids = 0
const nextId = () => {
  ids += 1
  return deriveId('figures-test', String(ids))
}
const api = () => advisorApi(bank, nextId)
const both = (seconds: number) => ({ business: seconds, calendar: seconds * 10 })

/** Counts something that somebody did. */
async function did(
  advisorId: string,
  share: Omit<AdvisorShare, 'advisorId'>,
  over: { at?: number; desk?: string } = {},
) {
  await bank.world.reactionTimes.count({
    marker: nextId(),
    inquiryId: nextId(),
    revision: 0,
    at: bank.now() - HOUR,
    counted: share.did === 'answered' ? 'firstResponse' : share.did,
    channel: 'web',
    desk: 'cards',
    topic: 'card-delivery',
    language: 'de',
    calendarSeconds: 1,
    businessSeconds: 1,
    advisor: { advisorId, ...share },
    ...over,
  })
}
const answered = (seconds: number, kept = true): Omit<AdvisorShare, 'advisorId'> => ({
  did: 'answered',
  own: both(seconds),
  before: both(5),
  kept,
})
const query = 'reason=Jahresgespr%C3%A4ch'

beforeEach(async () => {
  bank = await createMemoryBank()
})

describe('my figures', () => {
  it('are mine alone, each with what it is a share of and what I could do nothing about', async () => {
    await did('felix-hartwig', answered(100))
    await did('felix-hartwig', answered(300, false))
    await did('felix-hartwig', { ...answered(50, false), lateBefore: true }, { desk: 'digital' })
    await did('felix-hartwig', { did: 'resolved' })
    await did('felix-hartwig', { did: 'reopened' })
    await did('lea-morel', answered(9_000, false))
    await did('felix-hartwig', answered(7), { at: bank.now() - 60 * DAY })
    const { json } = await send(api(), own, { claims: claimsOf('felix-hartwig') })
    const figures = ownFiguresSchema.parse(json)
    expect(figures.answered).toMatchObject({ count: 3, own: { count: 3 }, before: { count: 3 } })
    expect(figures.answered.own.p50).toBeCloseTo(100, -1)
    // Of three promises one had passed before; of the two others one was kept.
    expect(figures.promises).toEqual({ count: 3, kept: 1, lateBefore: 1, rate: 0.5 })
    expect(figures).toMatchObject({ resolved: { count: 1, reopened: 1 }, absentDays: 0, accesses: [] })
    const calendar = ownFiguresSchema.parse(
      (await send(api(), own, { claims: claimsOf('felix-hartwig'), query: 'clock=calendar' })).json,
    )
    expect(calendar.answered.before.p50).toBeCloseTo(50, 0)
  })
})

describe('the figures of a team', () => {
  it('are a spread over at least five people, without anybody in it', async () => {
    for (const [position, advisorId] of TEAM.entries()) {
      if (position < 4) await did(advisorId, answered((position + 1) * 100))
    }
    const asked = () => send(api(), team, { claims: claimsOf(LEAD) })
    expect((await asked()).json).toMatchObject({ people: 4, own: null, keptRate: null, answered: null })
    await did('greta-sommer', answered(500, false))
    await did('greta-sommer', answered(9_999), { desk: 'accounts' })
    const { json, text } = await asked()
    const figures = teamFiguresSchema.parse(json)
    expect(figures.people).toBe(5)
    expect(figures.own?.p25).toBeCloseTo(200, -1)
    expect(figures.own?.p75).toBeCloseTo(400, -1)
    expect(figures.keptRate).toMatchObject({ people: 5, p25: 1, p50: 1 })
    // What she answered at a desk of somebody else is not in it.
    expect(figures.answered).toMatchObject({ p75: 1 })
    // Nobody resolved anything: there is no rate of reopening to be spread.
    expect(figures.reopenedRate).toBeNull()
    for (const name of [...TEAM, 'Brandt', 'Hartwig']) expect(text).not.toContain(name)
  })

  it('are for who leads a desk, over that desk and not over single days', async () => {
    const status = async (advisorId: string, asked = '') =>
      (await send(api(), team, { claims: claimsOf(advisorId), query: asked })).status
    expect(await status(LEAD)).toBe(200)
    expect(await status('felix-hartwig', 'desk=cards')).toBe(200)
    expect(await status(LEAD, 'desk=security')).toBe(403)
    expect(await status('tobias-renner')).toBe(403)
    expect(await status(LEAD, 'from=2026-11-23T00:00:00Z')).toBe(422)
  })
})

describe('the figures of one person', () => {
  const parameters = { advisorId: 'lea-morel' }

  it('are given to a lead with a reason, and the person sees who looked and why', async () => {
    await did('lea-morel', answered(100), { desk: 'payments' })
    await did('lea-morel', answered(100), { desk: 'general' })
    const looked = await send(api(), person, { claims: claimsOf(LEAD), parameters, query })
    expect(personFiguresSchema.parse(looked.json).answered.count).toBe(1)
    expect(looked.json).not.toHaveProperty('accesses')
    const { json } = await send(api(), own, { claims: claimsOf('lea-morel') })
    expect(ownFiguresSchema.parse(json).accesses).toMatchObject([
      {
        by: 'Sabine Brandt',
        reason: 'Jahresgespräch',
        at: '2026-11-24T09:00:00.000Z',
        from: '2026-10-27T09:00:00.000Z',
      },
    ])
  })

  it('are closed to everybody else, and without a reason', async () => {
    const status = async (advisorId: string, asked = query, of = parameters.advisorId) =>
      (await send(api(), person, { claims: claimsOf(advisorId), parameters: { advisorId: of }, query: asked })).status
    expect(await status('tobias-renner')).toBe(403)
    expect(await status(LEAD, '')).toBe(422)
    expect(await status(LEAD, 'reason=%20%20%20%20')).toBe(422)
    expect(await status(LEAD, query, 'tobias-renner')).toBe(404)
    expect(await status(LEAD, query, 'nobody')).toBe(404)
    const { json } = await send(api(), own, { claims: claimsOf('lea-morel') })
    expect(json).toMatchObject({ accesses: [] })
  })
})
