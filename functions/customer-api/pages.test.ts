import { beforeEach, describe, expect, it } from 'vitest'
import { send } from '#shared/lambda/http/call.fixture.ts'
import { statusToken } from '#shared/token/status-token.ts'
import { customerApi } from '#tests/support/customer-api.ts'
import { createMemoryBank, type MemoryBank } from '#tests/support/memory-bank.ts'

let bank: MemoryBank
const api = (over: Parameters<typeof customerApi>[1] = {}) => customerApi(bank, over)
const tokenOf = (inquiryId: string) => ({ parameters: { token: statusToken(inquiryId, bank.keys) } })

beforeEach(async () => {
  bank = await createMemoryBank()
})

describe('pages', () => {
  it('show the form in the language of the browser or the one asked for, with nothing inline and under 60 KB', async () => {
    const german = await send(api(), 'GET /', { headers: { 'accept-language': 'de-CH' } })
    expect(german.text).toContain('<html lang="de">')
    expect(german.text).toContain('116 116')
    expect(german.text).not.toMatch(/<script(?![^>]* src=)|<style|\son\w+=| style=/u)
    expect(german.headers['content-security-policy']).toContain("connect-src 'self' https://files.example;")
    expect(german.text.length).toBeLessThan(60_000)
    const english = await send(api(), 'GET /', { headers: { 'accept-language': 'de' }, query: 'lang=en' })
    expect(english.text).toContain('<html lang="en">')
  })

  it('say in words where an inquiry stands and by when somebody answers', async () => {
    const id = await bank.receive({})
    await bank.work()
    const { status, text, headers } = await send(api(), 'GET /status/{token}', tokenOf(id))
    expect(status).toBe(200)
    expect(text).toMatch(/Sie hören von uns [^.]*\d/)
    expect(text).toContain((await bank.inquiry(id)).reference)
    expect(headers['referrer-policy']).toBe('no-referrer')
  })

  it('say how it goes on, how long it is until then, and offer files of ours to fetch', async () => {
    const id = await bank.receive({})
    await bank.work()
    const page = async () => (await send(api(), 'GET /status/{token}', { ...tokenOf(id), query: 'lang=en' })).text
    expect(await page()).toContain('<p class="thanks">')
    expect(await page()).toMatch(/<p class="countdown".*<span>in \d+ (?:minutes?|hours?)<\/span>/u)
    expect(await page()).toMatch(/aria-current="step">You get the answer/u)
    bank.moveTo('2026-11-24T10:20:00+01:00')
    expect(await page()).not.toContain('<p class="thanks">')
    await bank.desk.reply(id, (await bank.inquiry(id)).advisorId ?? '', 'Sie ist unterwegs.', {})
    await bank.work()
    expect(await page()).not.toContain('countdown')
    expect(await page()).toMatch(/class="step-done">You get the answer/u)
  })

  it('wait a moment for who has just sent the form, so that they read the promise at once', async () => {
    const id = await bank.receive({})
    const { text } = await send(
      api({ pause: async () => void (await bank.work()) }),
      'GET /status/{token}',
      tokenOf(id),
    )
    expect(text).toMatch(/Sie hören von uns [^.]*\d/)
  })

  it('wait a moment for what has just been said, and never for what was said elsewhere or long ago', async () => {
    const id = await bank.receive({})
    await bank.work()
    const said = await bank.receive({ inquiryId: id, text: 'Noch etwas.' })
    const shown = async (query: string, pause: () => Promise<void>) =>
      (await send(api({ pause }), 'GET /status/{token}', { ...tokenOf(id), query })).text
    expect(await shown(`said=${said}`, async () => void (await bank.work()))).toContain('Noch etwas.')
    const waits: number[] = []
    const wait = async () => void waits.push(1)
    for (const other of [said, 'nonsense', '%00']) await shown(`said=${other}`, wait)
    const late = await bank.receive({ inquiryId: id, text: 'Spät.' })
    bank.moveTo('2026-11-24T10:05:00+01:00')
    await shown(`said=${late}`, wait)
    expect(waits).toEqual([])
  })

  it('say who may close them, and what happens with the data', async () => {
    const id = await bank.receive({})
    await bank.work()
    const page = async () => (await send(api(), 'GET /status/{token}', { ...tokenOf(id), query: 'lang=en' })).text
    for (const part of ['name="intent" value="solved"', 'What happens with your data'])
      expect(await page()).toContain(part)
    await bank.receive({ inquiryId: id, text: 'Erledigt.', solved: true })
    await bank.work()
    expect(await page()).not.toContain('name="intent"')
  })

  it('wait no longer than two seconds, and not at all for what came in a while ago', async () => {
    const id = await bank.receive({})
    const waits: number[] = []
    const pause = async (ms: number) => void waits.push(ms)
    const shown = async () => (await send(api({ pause }), 'GET /status/{token}', tokenOf(id))).text
    expect(await shown()).toContain('Eingegangen')
    expect(waits.reduce((sum, ms) => sum + ms, 0)).toBe(2_000)
    bank.moveTo('2026-11-24T10:30:00+01:00')
    expect(await shown()).toContain('Eingegangen')
    expect(waits.reduce((sum, ms) => sum + ms, 0)).toBe(2_000)
  })

  it('admit a promise that was not kept', async () => {
    const id = await bank.receive({})
    await bank.work()
    bank.moveTo('2026-12-24T10:00:00+01:00')
    const { text } = await send(api(), 'GET /status/{token}', { ...tokenOf(id), query: 'lang=en' })
    expect(text).toContain('The promised time has passed')
  })

  it('never run what a customer typed', async () => {
    const id = await bank.receive({
      text: '<img src=x onerror=alert(1)>',
      sender: { name: '<b>x', email: 'x@kunde.example' },
    })
    const { text } = await send(api(), 'GET /status/{token}', tokenOf(id))
    expect(text).toContain('&lt;img src=x')
    expect(text).not.toContain('<img')
  })

  it('explain a link that leads nowhere', async () => {
    const { status, text } = await send(api(), 'GET /status/{token}', { parameters: { token: 'x' }, query: 'lang=de' })
    expect(status).toBe(404)
    expect(text).toContain('Diese Seite gibt es nicht')
  })
})
