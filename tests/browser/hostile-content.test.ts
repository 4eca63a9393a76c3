import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { z } from 'zod'
import { Bank } from '#tests/support/bank-from-outside.ts'
import { openBrowser, openPage } from '#tests/support/browser.ts'
import { until } from '#tests/support/outside.ts'
import { openConsole, refusals } from './console.ts'
import { expectWellMade } from './well-made.ts'

const bank = new Bank()
const baseURL = inject('url')
const PICTURE = 'https://zaehlpixel.example/p.gif'
/** 200 characters without a place to break, and an override of the writing direction (Unicode bidi, RLO). */
const NAME = `${'Wolfeschlegelsteinhausenbergerdorff'.repeat(5)}\u202e مريم العبدالله`.padEnd(200, 'x')
const HTML = `<html><head><style>body{display:none}</style><base href="https://evil.example/"></head>
<body onload="parent.hostile = 1"><script>parent.hostile = 1</script>
<p style="position:fixed;top:0;width:3000px">Meine Karte fehlt 🙁 متى تصل بطاقتي؟</p>
<img src="${PICTURE}" alt="Zählpixel" onerror="parent.hostile = 1"><svg onload="parent.hostile = 1"></svg>
<form action="https://evil.example/"><input name="pin"></form>
<a href="javascript:parent.hostile = 1">Hier klicken</a><iframe src="https://evil.example/"></iframe>
</body></html>`
const encoded = (text: string): string => `=?utf-8?B?${Buffer.from(text).toString('base64')}?=`
let browser: Browser
let tokens: string[]
beforeAll(async () => {
  browser = await openBrowser()
  tokens = await bank.everybodyFree()
})
afterAll(() => browser.close())

async function sendHostile(from: string, headers = ''): Promise<void> {
  const mail = `From: ${encoded(NAME)} <${from}>
To: service@musterbank.example
Subject: ${encoded('Karte <img src=x onerror="parent.hostile = 1"> 🏦 أين بطاقتي')}
Message-ID: <${from}>
Date: ${new Date().toUTCString().replace('GMT', '+0000')}
MIME-Version: 1.0
${headers}Content-Type: text/html; charset=utf-8
Content-Transfer-Encoding: base64

${Buffer.from(HTML).toString('base64').replace(/.{76}/gu, '$&\n')}
`
  expect(await bank.send(from, 'service@musterbank.example', mail)).toBe(250)
}

const list = z.object({
  items: z.array(z.looseObject({ inquiryId: z.string(), customer: z.object({ email: z.string().optional() }) })),
})

/** Who has what came from an address, and its id. */
const assigned = (from: string) =>
  until('the mail at an advisor', async () => {
    for (const token of tokens) {
      const { json } = await bank.json('GET', '/v1/advisor/inquiries?view=mine&limit=100', { token })
      const found = list.parse(json).items.find(({ customer }) => customer.email === from)
      if (found !== undefined) return { token, inquiryId: found.inquiryId }
    }
    return undefined
  })

const nameOf = async (token: string): Promise<string> =>
  String(Object((await bank.json('GET', '/v1/advisor/me', { token })).json).name)

/** Addresses elsewhere that the browser asked for. */
async function askedElsewhere(page: Page): Promise<string[]> {
  const asked: string[] = []
  await page.context().route(
    (url) => url.host !== new URL(baseURL).host,
    (route) => {
      asked.push(route.request().url())
      return route.fulfill({ contentType: 'image/gif', body: '' })
    },
  )
  return asked
}

describe('what strangers write', () => {
  it('harms nobody who reads it in the console, and asks for no picture until it is told to', async () => {
    const from = bank.address('hostile')
    await sendHostile(from)
    const { token, inquiryId } = await assigned(from)
    const page = await openConsole(browser, baseURL, await nameOf(token))
    const asked = await askedElsewhere(page)
    await page.goto(`/console/mine/${inquiryId}`)
    const mail = page.frameLocator('iframe.mail-frame')
    await mail.getByText('متى تصل بطاقتي').waitFor()
    await expectWellMade(page)
    expect(await mail.locator('body').locator('script, svg, form, input, iframe, style, base').count()).toBe(0)
    expect(await mail.locator('a[href^="javascript"]').count()).toBe(0)
    expect(asked).toEqual([])
    await page.getByRole('button', { name: 'Bilder laden' }).click()
    await until('the picture', async () => asked.length > 0)
    expect(new Set(asked)).toEqual(new Set([PICTURE]))
    expect(await page.evaluate('globalThis.hostile')).toBeUndefined()
    expect(await refusals(page)).toEqual([])
    await page.context().close()
  })

  it('harms no operator who looks at what was held back', async () => {
    const from = bank.address('held')
    await sendHostile(from, 'Auto-Submitted: auto-generated\n')
    await bank.settled()
    const { operators } = await bank.people()
    const page = await openPage(browser, { baseURL })
    const asked = await askedElsewhere(page)
    await page.goto('/operations/suppressed')
    await page.getByRole('button', { name: operators[0]?.name ?? '' }).click()
    const held = page.getByRole('article').filter({ hasText: from })
    await held.getByRole('button', { name: 'Rohe E-Mail ansehen' }).click()
    await held.getByRole('region', { name: 'Quelltext' }).waitFor()
    await expectWellMade(page)
    expect(asked).toEqual([])
    expect(await page.evaluate('globalThis.hostile')).toBeUndefined()
    await page.context().close()
  })
})

describe('a document pasted into a reply', () => {
  it('comes as its text with its lines, and nothing of one that is too long is cut away', async () => {
    const { inquiryId } = await bank.write('Meine neue Karte ist noch nicht da.', bank.address('word'))
    const token = await bank.ownerOf(inquiryId, tokens)
    const page = await openConsole(browser, baseURL, await nameOf(token))
    await page.clock.install()
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
    await page.goto(`/console/mine/${inquiryId}`)
    const text = page.getByRole('textbox', { name: 'Ihre Antwort' })
    await text.focus()
    await paste(page, 'Guten Tag „Frau Meier“,\r\n\uf0b7\tIhre Karte\u000bkommt morgen\u00a0– sicher.\r\n', WORD)
    await expectWellMade(page)
    await page.keyboard.press('Control+Enter')
    await page.getByText('geht gleich hinaus').waitFor()
    await page.clock.fastForward(12_000)
    await until('the reply', async () =>
      (await bank.asAdvisor(token, inquiryId)).messages.some(
        ({ kind, text: sent }) =>
          kind === 'reply' && sent === 'Guten Tag „Frau Meier“,\n•\tIhre Karte\nkommt morgen\u00a0– sicher.',
      ),
    )
    const long = 'Absatz mit 👩🏽‍💻 und Text. '.repeat(1_000)
    await text.focus()
    await paste(page, long, WORD)
    await page.getByText('Zeichen zu lang').waitFor()
    expect(await text.inputValue()).toBe(long)
    expect(await page.getByRole('button', { name: 'Antwort senden' }).isDisabled()).toBe(true)
    await expectWellMade(page)
    await page.reload()
    await page.getByText('Zeichen zu lang').waitFor()
    expect(await text.inputValue()).toBe(long)
    await page.context().close()
  })
})

const WORD =
  '<html xmlns:o="urn:schemas-microsoft-com:office:office"><body><p class="MsoNormal" style="mso-list:l0">Guten Tag</p><script>parent.hostile = 1</script></body></html>'

/** As Word puts it onto the clipboard: as HTML and as text. */
async function paste(page: Page, plain: string, html: string): Promise<void> {
  await page.evaluate(`navigator.clipboard.write([new ClipboardItem({
    'text/plain': new Blob([${JSON.stringify(plain)}], { type: 'text/plain' }),
    'text/html': new Blob([${JSON.stringify(html)}], { type: 'text/html' }),
  })])`)
  await page.keyboard.press('Control+v')
}
