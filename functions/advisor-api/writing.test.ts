import { beforeEach, describe, expect, it } from 'vitest'
import { macroSchema, previewSchema } from '#shared/api/writing.ts'
import { type Call, send } from '#shared/lambda/http/call.fixture.ts'
import { advisorApi } from '#tests/support/advisor-api.ts'
import { createMemoryBank, type MemoryBank } from '#tests/support/memory-bank.ts'

let bank: MemoryBank
let id: string
const call = (sub: string, route: string, more: Call = {}) =>
  send(
    advisorApi(bank, () => 'new'),
    route,
    { ...more, claims: { sub, 'cognito:groups': '[advisor]' } },
  )
/** Leads the cards desk. */
const sabine = 'advisor-sabine-brandt'
const nikolai = 'advisor-nikolai-petrov'

beforeEach(async () => {
  bank = await createMemoryBank()
  id = await bank.receive({ text: 'Meine neue Karte fehlt.' })
  await bank.work(['inquiries'])
})

describe('a draft', () => {
  const draft = (method: 'GET' | 'PUT' | 'DELETE', json?: object) =>
    call(sabine, `${method} /v1/advisor/inquiries/{id}/draft`, {
      parameters: { id },
      ...(json === undefined ? {} : { json }),
    })

  it('is kept over the version that was seen, and shown to a tab that has not seen it', async () => {
    expect((await draft('GET')).json).toEqual({ text: '', version: 0 })
    expect((await draft('PUT', { text: 'Guten Tag', version: 0 })).json).toMatchObject({
      text: 'Guten Tag',
      version: 1,
    })
    const late = await draft('PUT', { text: 'Hallo', version: 0 })
    expect([late.status, late.json['current']]).toEqual([
      409,
      expect.objectContaining({ text: 'Guten Tag', version: 1 }),
    ])
    await draft('DELETE')
    expect((await draft('GET')).json).toEqual({ text: '', version: 0 })
  })
})

describe('macros', () => {
  const macro = {
    owner: 'cards',
    version: 0,
    language: 'de',
    title: 'Unterwegs',
    text: 'Guten Tag {{ name }}, Ihre Karte ({{ reference }}) ist unterwegs. {{ advisor }}',
  }
  const put = (sub: string, json: object, macroId = 'unterwegs') =>
    call(sub, 'PUT /v1/advisor/macros/{macroId}', { parameters: { macroId }, json })

  it('of a desk are made by whoever leads it, and filled in for everybody there', async () => {
    expect((await put(nikolai, macro)).json['errors']).toMatchObject([{ path: 'owner' }])
    expect((await put(sabine, macro)).json).toEqual({
      items: [
        macroSchema.parse({
          macroId: 'unterwegs',
          ...macro,
          version: 1,
          changed: { at: '2026-11-24T09:00:00.000Z', by: 'Sabine Brandt' },
        }),
      ],
    })
    const render = (sub: string) =>
      call(sub, 'POST /v1/advisor/inquiries/{id}/macros/{macroId}', {
        parameters: { id, macroId: 'unterwegs' },
        query: 'owner=cards',
      })
    const { reference } = await bank.inquiry(id)
    expect((await render(sabine)).json).toEqual({
      text: `Guten Tag Anna Meier, Ihre Karte (${reference}) ist unterwegs. Sabine Brandt`,
    })
    expect((await render(nikolai)).status).toBe(404)
  })

  it('of one’s own are seen by nobody else, and are tried before they are kept', async () => {
    await put(sabine, { ...macro, owner: 'me' })
    expect((await call(sabine, 'GET /v1/advisor/macros')).json['items']).toHaveLength(1)
    expect((await call(nikolai, 'GET /v1/advisor/macros')).json['items']).toEqual([])
    for (const text of ['{% if %}', '{% for i in (1..100000000) %}x{% endfor %}'])
      expect((await put(sabine, { ...macro, owner: 'me', version: 1, text })).json['errors']).toMatchObject([
        { path: 'text' },
      ])
    expect((await put(sabine, macro, 'no/slash')).status).toBe(422)
    await call(sabine, 'DELETE /v1/advisor/macros/{macroId}', {
      parameters: { macroId: 'unterwegs' },
      query: 'version=1',
    })
    expect((await call(sabine, 'GET /v1/advisor/macros')).json['items']).toEqual([])
  })

  it('name each unknown variable, also where the text would not come to it', async () => {
    const text = '{% if desk == "x" %}{{ iban }}{% endif %}Guten Tag {{ name }}, {{ kontostand }}'
    expect((await put(sabine, { ...macro, text })).json['errors']).toEqual(
      ['iban', 'kontostand'].map((variable) => ({
        path: 'text',
        message: expect.stringContaining(`unknown variable {{ ${variable} }}`),
      })),
    )
  })

  it('are never written over by whoever has not seen the last version: 409 shows it, and who was first', async () => {
    await put(sabine, macro)
    const theirs = { ...macro, version: 1, title: 'Unterwegs zu Ihnen' }
    expect((await put('advisor-felix-hartwig', theirs)).status).toBe(200)
    const late = await put(sabine, { ...macro, version: 1, title: 'Auf dem Weg' })
    expect([late.status, late.json['current']]).toEqual([
      409,
      expect.objectContaining({
        version: 2,
        title: 'Unterwegs zu Ihnen',
        changed: expect.objectContaining({ by: 'Felix Hartwig' }),
      }),
    ])
    const remove = (version: number) =>
      call(sabine, 'DELETE /v1/advisor/macros/{macroId}', {
        parameters: { macroId: 'unterwegs' },
        query: `owner=cards&version=${version}`,
      })
    expect((await remove(1)).status).toBe(409)
    expect((await remove(2)).json['items']).toEqual([])
    const gone = await put(sabine, { ...macro, version: 2 })
    expect([gone.status, gone.json['current']]).toEqual([409, undefined])
  })
})

describe('a reply', () => {
  const preview = (message: string, sub = sabine) =>
    call(sub, 'POST /v1/advisor/inquiries/{id}/replies/preview', { parameters: { id }, json: { message } })

  it('is shown as it will arrive: with subject, name and reference, its text escaped', async () => {
    const { reference } = await bank.inquiry(id)
    const shown = previewSchema.parse((await preview('Ihre Karte ist <unterwegs> & kommt morgen an.')).json)
    expect(shown).toMatchObject({ way: 'mail', language: 'de', differs: false })
    expect(shown.subject).toContain(reference)
    expect(shown.html).toContain('&lt;unterwegs&gt; &amp; kommt')
    expect(shown.html).toContain('Sabine Brandt')
    expect(bank.world.mail.sent).toEqual([])
  })

  it('is said to be in another language where that is clear', async () => {
    const english = await preview('Your new card has been sent and will arrive tomorrow morning.')
    expect(english.json).toMatchObject({ language: 'en', differs: true })
    expect((await preview('Thank you!')).json).toMatchObject({ differs: false })
    expect((await preview('Guten Tag', 'advisor-jana-voss')).status).toBe(404)
  })
})
