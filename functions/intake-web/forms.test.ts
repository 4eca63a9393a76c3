import { beforeEach, describe, expect, it } from 'vitest'
import { currentIndex } from '#shared/configuration/current-index.ts'
import { Unavailable } from '#shared/errors.ts'
import { send } from '#shared/lambda/http/call.fixture.ts'
import { recordingObservability } from '#shared/lambda/recording-observability.ts'
import { deriveId } from '#shared/token/derive-id.ts'
import { formToken } from '#shared/token/form-token.ts'
import { statusToken } from '#shared/token/status-token.ts'
import { createMemoryBank, type MemoryBank } from '#tests/support/memory-bank.ts'
import { createHandler } from './handler.ts'

let bank: MemoryBank
const post = 'POST /v1/inquiries'
const more = 'POST /v1/inquiries/{token}/messages'
/** From elsewhere than this machine. */
const FAR = { 'accept-language': 'de', 'x-forwarded-for': '203.0.113.7, 198.51.100.1' }
const german = { 'accept-language': 'de-DE,de;q=0.9,en;q=0.5' }
const filled = { name: 'Jo Klein', email: 'jo@kunde.example', topic: '', message: 'Guten Tag,\r\nbitte um Rückruf.' }
const received = async () => (await bank.world.ledger.totals('all')).received

const web = (over: Partial<Parameters<typeof createHandler>[0]> = {}) =>
  createHandler({
    ...bank.world,
    configuration: currentIndex(bank.world.configuration),
    queue: bank.world.queues.inquiries,
    keys: async () => bank.keys,
    publicUrl: 'https://anklang.example',
    uploadOrigin: async () => 'https://files.example',
    clock: bank.now,
    newId: () => 'b'.repeat(26),
    onNotEnqueued: () => {},
    observability: recordingObservability(),
    ...over,
  })

beforeEach(async () => {
  bank = await createMemoryBank()
})

describe('the inquiry form', () => {
  it('leads to the status page', async () => {
    const answer = await send(web(), post, { form: { ...filled, website: '', lang: 'de', key: 'k1' }, headers: german })
    expect(answer.status).toBe(303)
    expect(answer.headers['location']).toMatch(/^\/status\/[a-z2-7]{52}$/)
    expect(await received()).toBe(1)
  })

  it('stays in the language that was chosen against the browser', async () => {
    const answer = await send(web(), post, { form: { ...filled, lang: 'en' }, headers: german })
    expect(answer.headers['location']).toMatch(/\?lang=en$/)
  })

  it('is one inquiry however often the button is pressed, and another after the text was changed', async () => {
    const form = { ...filled, key: 'k1' }
    const first = await send(web(), post, { form })
    expect((await send(web(), post, { form })).headers['location']).toBe(first.headers['location'])
    expect(await received()).toBe(1)
    await send(web(), post, { form: { ...form, message: 'Etwas anderes.' } })
    expect(await received()).toBe(2)
  })

  it('comes back with everything that was typed and says what is wrong, beside the field and in a summary', async () => {
    const typed = { ...filled, email: 'jo@', message: '', name: '"><script>alert(1)</script>' }
    const { status, headers, text } = await send(web(), post, { form: { ...typed, lang: 'de' }, headers: german })
    expect(status).toBe(422)
    expect(headers['content-type']).toContain('text/html')
    expect(headers['content-security-policy']).toContain("default-src 'none'")
    expect(text).toContain('href="#email"')
    expect(text).toContain('id="email-error"')
    expect(text).toContain('value="jo@"')
    expect(text).toContain('Schreiben Sie uns, worum es geht.')
    expect(text).not.toContain('<script>')
    expect(text).toContain('&lt;script&gt;')
  })

  it.each([
    ['no address', { email: '' }, 'Enter your e-mail address.'],
    ['too long a message', { message: 'x'.repeat(20_001) }, 'The message is too long.'],
    ['too long a name', { name: 'x'.repeat(201) }, 'The name is too long.'],
    ['an unknown topic', { topic: 'no-such-topic' }, 'Choose a topic'],
    ['an unknown field', { surprise: 'x' }, 'unknown field'],
    ['a filled trap', { website: 'http://spam.example' }, 'a trap for programs'],
  ])('explains %s', async (_, over, sentence) => {
    const { status, text } = await send(web(), post, { form: { ...filled, ...over, lang: 'en' } })
    expect(status).toBe(422)
    expect(text).toContain(sentence)
    expect(await received()).toBe(0)
  })

  it('shows the questions of the chosen topic without sending anything, and keeps what was typed', async () => {
    const asked = { ...filled, topic: 'mortgage', step: 'Fragen zeigen', lang: 'de' }
    const { status, text } = await send(web(), post, { form: asked })
    expect(status).toBe(200)
    expect(text).toContain('<input type="hidden" name="asked" value="mortgage">')
    expect(text).toContain('bitte um Rückruf.')
    expect(await received()).toBe(0)
    expect((await send(web(), post, { form: { ...asked, topic: '' } })).text).toContain('Wählen Sie zuerst ein Thema')
  })

  it('says whom to call before the questions of an urgent topic', async () => {
    const { text } = await send(web(), post, { form: { ...filled, topic: 'card-stolen', step: 'x', lang: 'de' } })
    expect(text.indexOf('Rufen Sie bitte an')).toBeLessThan(text.indexOf('id="answer-which-card"'))
  })

  it('keeps answers to the questions that stood on the page, whatever topic was chosen since', async () => {
    const form = { ...filled, topic: 'loan', asked: 'mortgage', 'answer-amount': '300.000', 'answer-purpose': 'build' }
    const { headers } = await send(web(), post, { form: { ...form, lang: 'de' } })
    const [receipt] = await bank.world.ledger.inFlightBefore(bank.now() + 1, 1)
    expect(headers['location']).toMatch(/^\/status/)
    expect((await bank.world.ledger.find(receipt?.receiptId ?? ''))?.message).toMatchObject({
      topic: 'loan',
      answers: { 'Was haben Sie vor?': 'Bauen', 'Wie viel möchten Sie aufnehmen?': '300.000' },
    })
  })

  it('names an answer that cannot be understood beside its question', async () => {
    const form = { ...filled, asked: 'mortgage', 'answer-amount': 'viel', 'answer-purpose': 'moon', lang: 'en' }
    const { status, text } = await send(web(), post, { form })
    expect(status).toBe(422)
    expect(text).toContain('id="answer-amount-error"')
    expect(text).toContain('href="#answer-purpose"')
    expect(text).toContain('value="viel"')
  })

  it('answers its scripts with data: where the inquiry can be seen, or what is wrong in words', async () => {
    const headers = { accept: 'application/json' }
    const sent = await send(web(), post, { form: { ...filled, key: 'k1' }, headers })
    expect(sent.status).toBe(202)
    expect(Object.keys(sent.json).sort()).toEqual(['inquiryId', 'reference', 'statusUrl'])
    const { status, json } = await send(web(), post, { form: { ...filled, email: 'jo@', lang: 'en' }, headers })
    expect(status).toBe(422)
    expect(json['errors']).toEqual([{ path: 'email', message: 'Enter an e-mail address such as name@example.org.' }])
  })

  it('keeps what looks like a program’s for an operator, and answers it like any other', async () => {
    const headers = { 'x-forwarded-for': '203.0.113.9, 10.0.0.1' }
    const made = formToken(bank.now() - 1_000, bank.keys)
    const answer = await send(web(), post, { form: { ...filled, made, key: 'k1' }, headers })
    expect(answer.status).toBe(303)
    await bank.work()
    expect(await bank.world.ledger.totals('all')).toMatchObject({ received: 1, suppressed: 1 })
    expect((await bank.world.ledger.attention('suppressed', { limit: 1 })).items[0]?.reason).toBe('form-too-fast')
  })

  it('takes as many as programs of ours send from one address as JSON', async () => {
    const headers = { 'x-forwarded-for': '203.0.113.9, 10.0.0.1' }
    for (let count = 0; count < 15; count += 1)
      await send(web({ newId: () => deriveId('json', String(count)) }), post, {
        json: { email: `jo${count}@kunde.example`, message: `Nummer ${count}` },
        headers,
      })
    await bank.work()
    expect(await bank.world.ledger.totals('all')).toMatchObject({ received: 15, suppressed: 0 })
  })

  it('keeps what was typed when it cannot be stored', async () => {
    const ledger = { ...bank.world.ledger, receive: async () => Promise.reject(new Unavailable('dynamodb')) }
    const { status, text } = await send(web({ ledger }), post, { form: filled, headers: german })
    expect(status).toBe(503)
    expect(text).toContain('bitte um Rückruf.')
    expect(text).toContain('nicht speichern')
  })
})

describe('the form of the status page', () => {
  async function matter() {
    const inquiryId = await bank.receive({})
    await bank.work()
    return { inquiryId, token: statusToken(inquiryId, bank.keys) }
  }

  it('adds a message and leads back, to a page that waits a moment for it', async () => {
    const { inquiryId, token } = await matter()
    const call = { parameters: { token }, form: { message: 'Noch etwas.', lang: 'de', key: 'k1' }, headers: german }
    const { headers } = await send(web(), more, call)
    const back = new URL(String(headers['location']), 'https://anklang.example')
    expect(back.pathname).toBe(`/status/${token}`)
    expect((await bank.world.ledger.find(back.searchParams.get('said') ?? ''))?.message.text).toBe('Noch etwas.')
    await send(web(), more, call)
    await bank.work()
    const texts = (await bank.world.inquiries.messages(inquiryId)).map(({ text }) => text)
    expect(texts.filter((text) => text === 'Noch etwas.')).toHaveLength(1)
  })

  it('closes the inquiry when its customer says that it is solved, and a message takes it up again', async () => {
    const { inquiryId, token } = await matter()
    const said = (form: Record<string, string>) =>
      send(web(), more, { parameters: { token }, form: { lang: 'de', key: 'k1', ...form }, headers: german })
    expect((await said({ message: 'Erledigt, danke.', intent: 'solved' })).status).toBe(303)
    await bank.work()
    expect((await bank.inquiry(inquiryId)).status).toBe('resolved')
    await said({ message: 'Doch noch nicht.' })
    await bank.work()
    expect((await bank.inquiry(inquiryId)).status).toBe('assigned')
    expect((await said({ message: 'x', intent: 'complaint' })).status).toBe(422)
  })

  it('takes so many messages an hour by one link, and says so with the text still there', async () => {
    const { token } = await matter()
    const { messagesHour } = (await currentIndex(bank.world.configuration)()).configuration.form.protection
    const said = (number: number, headers: Record<string, string> = {}) =>
      send(web(), more, {
        parameters: { token },
        form: { message: `Nummer ${number}`, key: 'k1' },
        headers: { ...FAR, ...headers },
      })
    for (let number = 1; number <= messagesHour; number += 1) expect((await said(number)).status).toBe(303)
    expect((await said(1)).status).toBe(303)
    const { status, text } = await said(0)
    expect(status).toBe(429)
    expect(text).toContain('Nummer 0')
    expect(text).toContain('sehr oft')
    expect((await said(0, { accept: 'application/json' })).headers['retry-after']).toMatch(/^\d+$/u)
    bank.moveTo('2026-11-24T11:00:01+01:00')
    expect((await said(0)).status).toBe(303)
  })

  it.each([
    ['no message', { message: ' ' }, 'Tell us what it is about.'],
    ['too long a message', { message: 'x'.repeat(20_001) }, 'The message is too long.'],
    ['an unknown field', { message: 'x', surprise: 'y' }, 'unknown field'],
  ])('shows the page again for %s', async (_, form, sentence) => {
    const { token } = await matter()
    const { status, text } = await send(web(), more, { parameters: { token }, form: { ...form, lang: 'en' } })
    expect(status).toBe(422)
    expect(text).toContain(sentence)
  })

  it('answers its scripts with data, and takes files that they uploaded', async () => {
    const { inquiryId, token } = await matter()
    const headers = { accept: 'application/json' }
    const upload = 'a'.repeat(26)
    const form = { message: 'Noch etwas.', attachments: upload, lang: 'en', key: 'k1' }
    const { status, json } = await send(web(), more, { parameters: { token }, form, headers })
    expect([status, json['inquiryId']]).toEqual([202, inquiryId])
    expect((await bank.world.ledger.find(String(json['messageId'])))?.message.uploads).toEqual([upload])
    const wrong = async (over: Record<string, string>) =>
      (await send(web(), more, { parameters: { token }, form: { ...form, ...over }, headers })).json['errors']
    expect(await wrong({ message: ' ' })).toEqual([{ path: 'message', message: 'Tell us what it is about.' }])
    expect(await wrong({ attachments: 'none' })).toMatchObject([
      { path: '', message: expect.stringContaining('not uploaded') },
    ])
  })

  it('keeps the text when it cannot be stored', async () => {
    const { token } = await matter()
    const ledger = { ...bank.world.ledger, receive: async () => Promise.reject(new Unavailable('dynamodb')) }
    const { status, text } = await send(web({ ledger }), more, { parameters: { token }, form: { message: 'Bitte!' } })
    expect(status).toBe(503)
    expect(text).toContain('Bitte!')
  })

  it('is a page of its own for a link that leads nowhere', async () => {
    const { status, text } = await send(web(), more, { parameters: { token: 'nope' }, form: { message: 'x' } })
    expect(status).toBe(404)
    expect(text).toContain('<!doctype html>')
  })
})
