import { beforeEach, describe, expect, it } from 'vitest'
import { consoleStateSchema, namesSchema, nextSchema } from '#shared/api/console.ts'
import { advisorInquirySchema, advisorSummarySchema } from '#shared/api/inquiry-output.ts'
import { customerFixture } from '#shared/customer/customer.fixture.ts'
import { iso } from '#shared/instant.ts'
import { send } from '#shared/lambda/http/call.fixture.ts'
import { deriveId } from '#shared/token/derive-id.ts'
import { advisorApi } from '#tests/support/advisor-api.ts'
import { mailMessage } from '#tests/support/mail-message.ts'
import { createMemoryBank, type MemoryBank } from '#tests/support/memory-bank.ts'

let bank: MemoryBank
const one = 'GET /v1/advisor/inquiries/{id}'
const list = 'GET /v1/advisor/inquiries'
const action = (name: 'take' | 'replies' | 'notes' | 'transfer' | 'resolve' | 'reopen') =>
  `POST /v1/advisor/inquiries/{id}/${name}`

const api = () => advisorApi(bank, () => deriveId('advisor-test', String(bank.now())))
const claimsOf = (sub: string, groups = '[advisor]') => ({ sub, 'cognito:groups': groups })

/** An inquiry that the router gave to somebody, and that somebody’s token. */
async function assigned() {
  const id = await bank.receive({})
  await bank.work()
  const { advisorId } = await bank.inquiry(id)
  const { advisors } = (await bank.world.configuration.current()).configuration
  const owner = advisors.find((advisor) => advisor.id === advisorId)
  const colleague = advisors.find(
    (other) => other.id !== advisorId && other.desks.some((desk) => owner?.desks.includes(desk)),
  )
  const stranger = advisors.find((other) => !other.desks.some((desk) => owner?.desks.includes(desk)))
  if (owner === undefined || colleague === undefined || stranger === undefined) throw new Error('not assigned')
  return { id, parameters: { id }, owner, colleague, stranger, claims: claimsOf(owner.sub) }
}

beforeEach(async () => {
  bank = await createMemoryBank()
})

describe('who may work here', () => {
  it('is an advisor of this institute with the role', async () => {
    const { owner } = await assigned()
    const me = 'GET /v1/advisor/me'
    expect((await send(api(), me, { claims: claimsOf(owner.sub) })).json).toMatchObject({ advisorId: owner.id })
    expect((await send(api(), me, { claims: claimsOf(owner.sub, '[operations]') })).status).toBe(403)
    expect((await send(api(), me, { claims: claimsOf('nobody') })).status).toBe(403)
    expect((await send(api(), me)).status).toBe(401)
  })

  it('sets presence by hand', async () => {
    const { claims } = await assigned()
    const put = 'PUT /v1/advisor/me/presence'
    expect((await send(api(), put, { claims, json: { presence: 'away' } })).json['presence']).toBe('away')
    expect((await send(api(), put, { claims, json: { presence: 'asleep' } })).status).toBe(422)
    expect((await send(api(), put, { claims })).status).toBe(422)
  })
})

describe('an advisor’s lists', () => {
  it('show what is theirs, without messages', async () => {
    const { id, claims } = await assigned()
    const { json } = await send(api(), list, { claims, query: 'view=mine' })
    expect(json['items']).toMatchObject([{ inquiryId: id, status: 'assigned' }])
    expect(JSON.stringify(json)).not.toContain('messages')
  })

  it.each(['view=all', 'limit=1000', 'cursor=nonsense', 'sort=name'])('refuse %s', async (query) => {
    const { claims } = await assigned()
    expect(
      (await send(api(), list, { claims, query: `view=desk&${query}`.replace('view=desk&view', 'view') })).status,
    ).toBe(422)
  })
})

describe('one inquiry', () => {
  it('has messages, notes and what was decided, and does not exist for other desks', async () => {
    const { parameters, claims, stranger } = await assigned()
    await send(api(), action('notes'), { parameters, claims, json: { message: 'Rückfrage geklärt.' } })
    const shown = advisorInquirySchema.parse((await send(api(), one, { parameters, claims })).json)
    expect(shown.messages.map(({ kind }) => kind)).toEqual(expect.arrayContaining(['inquiry', 'note']))
    expect(shown.decisions.map(({ type }) => type)).toEqual(expect.arrayContaining(['register', 'assign']))
    expect((await send(api(), one, { parameters, claims: claimsOf(stranger.sub) })).status).toBe(404)
    expect((await send(api(), one, { parameters: { id: 'none' }, claims })).status).toBe(404)
  })

  it('says when its advisor first opened it, to advisors', async () => {
    const { parameters, claims } = await assigned()
    await send(api(), one, { parameters, claims })
    const shown = advisorInquirySchema.parse((await send(api(), one, { parameters, claims })).json)
    expect(shown.milestones.openedAt).toBe(iso(bank.now()))
  })

  it('shows other matters of the same known customer, of those alone that the advisor may see', async () => {
    const receive = async (text: string) => {
      const id = await bank.receive({ text, channel: 'mobile', sender: { name: 'x', subject: 'customer-anna-meier' } })
      await bank.work(['inquiries'])
      return id
    }
    const [first, credit, second] = [
      await receive('Meine neue Karte fehlt.'),
      await receive('Ich möchte einen Kredit für ein Haus.'),
      await receive('Die Karte wurde am Automaten abgelehnt.'),
    ]
    const claims = claimsOf('advisor-felix-hartwig')
    const { json } = await send(api(), one, { parameters: { id: second }, claims })
    const { earlier, known } = advisorInquirySchema.parse(json)
    expect(earlier.map(({ inquiryId }) => inquiryId)).toEqual([first])
    expect(JSON.stringify(earlier)).not.toContain(credit)
    expect(known).toMatchObject({ segment: expect.any(String), values: expect.any(Array) })
  })

  it('is answered, resolved and taken up again', async () => {
    const { parameters, claims } = await assigned()
    const replied = await send(api(), action('replies'), { parameters, claims, json: { message: 'Ist unterwegs.' } })
    expect(replied.status).toBe(201)
    expect(advisorSummarySchema.parse(replied.json).status).toBe('answered')
    expect((await send(api(), action('resolve'), { parameters, claims })).json['status']).toBe('resolved')
    expect((await send(api(), action('reopen'), { parameters, claims, json: {} })).json['status']).toBe('waiting')
    expect((await send(api(), action('take'), { parameters, claims })).json['status']).toBe('assigned')
  })

  it('shows a formatted reply in blocks, to the advisor and in the preview', async () => {
    const { parameters, claims } = await assigned()
    const json = { message: 'Bitte **heute**:\n\n- Ausweis', formatted: true }
    expect((await send(api(), action('replies'), { parameters, claims, json })).status).toBe(201)
    const blocks = [
      { kind: 'paragraph', lines: [[{ text: 'Bitte ' }, { text: 'heute', strong: true }, { text: ':' }]] },
      { kind: 'bullets', lines: [[{ text: 'Ausweis' }]] },
    ]
    const { messages } = advisorInquirySchema.parse((await send(api(), one, { parameters, claims })).json)
    expect(messages.find(({ kind }) => kind === 'reply')).toMatchObject({ text: json.message, blocks })
    const preview = 'POST /v1/advisor/inquiries/{id}/replies/preview'
    expect((await send(api(), preview, { parameters, claims, json })).json).toMatchObject({
      blocks,
      html: expect.stringContaining('<p>Bitte <strong>heute</strong>:</p>\n<ul>\n<li>Ausweis</li>\n</ul>'),
    })
  })

  it('gives back a message that joined it as a matter of its own, to who sees it', async () => {
    const { id, parameters, claims, stranger } = await assigned()
    const joined = await bank.receive({ inquiryId: id, text: 'Ganz anders: Was kostet ein Kredit?' })
    await bank.work()
    const separate = 'POST /v1/advisor/inquiries/{id}/messages/{messageId}/separate'
    const call = { parameters: { ...parameters, messageId: joined }, claims }
    expect((await send(api(), separate, { ...call, claims: claimsOf(stranger.sub) })).status).toBe(404)
    const separated = await send(api(), separate, call)
    expect(separated.status).toBe(201)
    expect(advisorSummarySchema.parse(separated.json)).toMatchObject({ inquiryId: joined, status: 'waiting' })
    const first = { parameters: { ...parameters, messageId: id }, claims }
    expect((await send(api(), separate, first)).status).toBe(404)
  })

  it('says what speaks against believing its sender', async () => {
    const forged = { dmarc: 'FAIL', automatic: { way: 'silent', reason: 'dmarc' } } as const
    const id = await bank.receive(mailMessage({ email: 'anna@kunde.example', replyTo: 'eve@evil.example', ...forged }))
    await bank.work()
    const { advisorId } = await bank.inquiry(id)
    const advisor = (await bank.world.configuration.current()).configuration.advisors.find(
      (one) => one.id === advisorId,
    )
    const shown = await send(api(), one, { parameters: { id }, claims: claimsOf(advisor?.sub ?? '') })
    expect(advisorInquirySchema.parse(shown.json).warnings).toEqual(['dmarc-failed', 'reply-to-differs'])
  })

  it('says that mail does not reach the customer, and how else to reach them', async () => {
    const { id, parameters, claims } = await assigned()
    const { customer } = await bank.inquiry(id)
    const known = { customerId: 'customer-anna-meier', phone: '+49 30 1234567', email: 'gone@kunde.example' }
    const notReached = { reason: 'bounce', at: bank.now() } as const
    await bank.world.inquiries.commit({ inquiryId: id, set: { customer: { ...customer, ...known }, notReached } })
    const emails = ['gone@kunde.example', 'anna@arbeit.example']
    await bank.world.customers.put(customerFixture({ customerId: known.customerId, subject: 'anna', emails }), 0)
    const shown = advisorInquirySchema.parse((await send(api(), one, { parameters, claims })).json)
    expect(shown.notReached?.reason).toBe('bounce')
    expect(shown.otherWays).toEqual([
      { way: 'app' },
      { way: 'email', address: 'anna@arbeit.example' },
      { way: 'phone', number: '+49 30 1234567' },
    ])
    const { json } = await send(api(), list, { claims, query: 'view=mine' })
    expect(json['items']).toMatchObject([{ notReached: { reason: 'bounce' } }])
  })

  it('is replied to once under one key', async () => {
    const { id, parameters, claims } = await assigned()
    const call = { parameters, claims, headers: { 'idempotency-key': 'r1' } }
    await send(api(), action('replies'), { ...call, json: { message: 'Ist unterwegs.' } })
    expect((await send(api(), action('replies'), { ...call, json: { message: 'Ist unterwegs.' } })).status).toBe(201)
    expect((await send(api(), action('replies'), { ...call, json: { message: 'Doch nicht.' } })).status).toBe(422)
    const messages = await bank.world.inquiries.messages(id)
    expect(messages.filter(({ kind }) => kind === 'reply')).toHaveLength(1)
  })

  it('tells the second of two what it is now', async () => {
    const { parameters, claims, owner, colleague } = await assigned()
    const late = await send(api(), action('take'), { parameters, claims: claimsOf(colleague.sub) })
    expect(late.status).toBe(409)
    expect(late.json['current']).toMatchObject({ status: 'assigned', advisor: { advisorId: owner.id } })
    await send(api(), action('resolve'), { parameters, claims })
    expect((await send(api(), action('take'), { parameters, claims })).json['current']).toMatchObject({
      status: 'resolved',
    })
  })

  it('is handed over to a colleague or a desk that exists', async () => {
    const { parameters, claims, colleague } = await assigned()
    const call = { parameters, claims }
    const refused = await send(api(), action('transfer'), { ...call, json: { desk: 'nowhere', note: 'Bitte.' } })
    expect(refused.json['errors']).toMatchObject([{ path: 'desk' }])
    expect((await send(api(), action('transfer'), { ...call, json: { note: 'Bitte.' } })).status).toBe(422)
    expect((await send(api(), action('transfer'), { ...call, json: { desk: 'cards' } })).status).toBe(422)
    const json = { advisorId: colleague.id, note: 'Bitte.' }
    expect((await send(api(), action('transfer'), { ...call, json })).json['status']).toBe('waiting')
  })

  it.each([
    ['take', { now: true }],
    ['replies', {}],
    ['replies', { message: '' }],
    ['replies', { message: 'x', formatted: 'yes' }],
    ['notes', { message: 7 }],
    ['resolve', { outcome: 'x'.repeat(201) }],
    ['reopen', { why: 'x' }],
  ] as const)('refuses %s with the wrong fields', async (name, json) => {
    const { parameters, claims } = await assigned()
    expect((await send(api(), action(name), { parameters, claims, json })).status).toBe(422)
  })
})

describe('the console', () => {
  const session = 'POST /v1/advisor/me/session'
  it('is told what has changed, and nothing (204) while nothing has', async () => {
    const { claims, id } = await assigned()
    const body = { sessionId: 'tab-12345678', viewing: id, typing: true }
    const first = await send(api(), session, { claims, json: body })
    expect(consoleStateSchema.parse(first.json)).toMatchObject({ viewing: { inquiryId: id }, others: [] })
    const since = first.json['etag']
    expect((await send(api(), session, { claims, json: { ...body, since } })).status).toBe(204)
    expect((await send(api(), session, { claims, json: { ...body, sessionId: 'short' } })).status).toBe(422)
  })

  it('learns what ids are called, and the people of its own desks alone', async () => {
    const { claims, colleague, stranger, owner } = await assigned()
    const names = namesSchema.parse((await send(api(), 'GET /v1/advisor/names', { claims })).json)
    expect(names.desks.find(({ desk }) => desk === 'cards')?.name).toMatchObject({ de: 'Karten', en: 'Cards' })
    expect(names.topics.find(({ topic }) => topic === 'card-stolen')?.name).toMatchObject({ en: 'Lost or stolen card' })
    const people = names.people.map(({ advisorId }) => advisorId)
    expect(people).toEqual(expect.arrayContaining([owner.id, colleague.id]))
    expect(people).not.toContain(stranger.id)
    const state = await send(api(), session, { claims, json: { sessionId: 'tab-12345678' } })
    expect(state.json['configuration']).toBe(names.configuration)
  })

  it('pulls the next, or says that nothing waits', async () => {
    const { claims } = await assigned()
    const next = 'POST /v1/advisor/inquiries/next'
    expect(nextSchema.parse((await send(api(), next, { claims })).json)).toEqual({ state: 'nothing' })
    const id = await bank.receive({ text: 'Meine Karte fehlt immer noch.' })
    await bank.work(['inquiries'])
    expect(nextSchema.parse((await send(api(), next, { claims })).json)).toMatchObject({
      state: 'taken',
      inquiry: { inquiryId: id, status: 'assigned' },
    })
  })

  it('puts aside until a time before the promise, and takes it up again', async () => {
    const { claims, id, parameters } = await assigned()
    const by = (await bank.inquiry(id)).promise?.by ?? 0
    const act = (name: 'snooze' | 'wake', json = {}) =>
      send(api(), `POST /v1/advisor/inquiries/{id}/${name}`, { claims, parameters, json })
    const until = iso(by - 60_000)
    expect((await act('snooze', { until })).json).toMatchObject({ snooze: { until } })
    expect((await send(api(), list, { claims, query: 'view=snoozed' })).json).toMatchObject({
      items: [{ inquiryId: id }],
    })
    expect((await send(api(), list, { claims })).json).toMatchObject({ items: [] })
    expect((await act('wake')).json).not.toHaveProperty('snooze')
    const late = await act('snooze', { until: iso(by) })
    expect([late.status, late.json['errors']]).toEqual([
      422,
      [{ path: 'until', message: 'must be before the promise' }],
    ])
    expect((await act('snooze', { until: 'tomorrow' })).status).toBe(422)
  })
})
