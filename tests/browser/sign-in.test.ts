import { createHash, randomBytes } from 'node:crypto'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { z } from 'zod'
import { Bank } from '#tests/support/bank-from-outside.ts'
import { openBrowser, openPage } from '#tests/support/browser.ts'

const bank = new Bank()
const baseURL = inject('url')
let browser: Browser
beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(() => browser.close())

function first<T>([one]: readonly T[]): T {
  if (one === undefined) throw new Error('the sample has nobody there')
  return one
}

const providerSchema = z.object({ authorization_endpoint: z.url(), token_endpoint: z.url() })
const tokensSchema = z.object({ access_token: z.string(), id_token: z.string() })

/** What a page does to sign somebody in: everything but the click. */
async function journey(issuer: 'customers' | 'staff', returnTo: string) {
  const { json } = await bank.json('GET', `/local/oidc/${issuer}/.well-known/openid-configuration`)
  const provider = providerSchema.parse(json)
  const verifier = randomBytes(32).toString('base64url')
  const client = { client_id: `anklang-${issuer}`, redirect_uri: baseURL + returnTo }
  const ask = {
    ...client,
    response_type: 'code',
    scope: 'openid profile email',
    state: randomBytes(8).toString('hex'),
    code_challenge: createHash('sha256').update(verifier).digest('base64url'),
    code_challenge_method: 'S256',
  }
  const exchange = (code: string, codeVerifier = verifier) =>
    fetch(provider.token_endpoint, {
      method: 'POST',
      body: new URLSearchParams({ ...client, grant_type: 'authorization_code', code, code_verifier: codeVerifier }),
    })
  return { start: `${provider.authorization_endpoint}?${new URLSearchParams(ask)}`, state: ask.state, exchange }
}

async function codeFor(name: string, { start, state }: { start: string; state: string }, returnTo: string) {
  const page = await openPage(browser, { baseURL, scripts: false })
  await page.goto(start)
  await page.getByRole('button', { name }).click()
  await page.waitForURL(`**${returnTo}?**`)
  const answer = new URL(page.url()).searchParams
  expect(answer.get('state')).toBe(state)
  return answer.get('code') ?? ''
}

describe('signing in', () => {
  it.each([
    { who: 'advisors', issuer: 'staff', returnTo: '/console', opens: '/v1/advisor/me' },
    { who: 'operators', issuer: 'staff', returnTo: '/operations', opens: '/v1/operations/queues' },
    { who: 'customers', issuer: 'customers', returnTo: '/my', opens: '/v1/mobile/inquiries' },
  ] as const)('as one of the $who takes a click, and the code their page gets is good for $opens', async (person) => {
    const { sub, name } = first((await bank.people())[person.who])
    const way = await journey(person.issuer, person.returnTo)
    const code = await codeFor(name, way, person.returnTo)
    const tokens = tokensSchema.parse(await (await way.exchange(code)).json())
    const claims = JSON.parse(Buffer.from(tokens.access_token.split('.')[1] ?? '', 'base64url').toString('utf8'))
    expect(claims).toMatchObject({ sub, name })
    expect((await bank.json('GET', person.opens, { token: tokens.access_token })).status).toBe(200)
  })

  it('lists exactly the people of its issuer', async () => {
    const { advisors, operators, customers } = await bank.people()
    const listed = async (issuer: 'customers' | 'staff', returnTo: string) => {
      const page = await openPage(browser, { baseURL })
      await page.goto((await journey(issuer, returnTo)).start)
      return page.locator('button strong').allTextContents()
    }
    expect(await listed('staff', '/console')).toEqual([...advisors, ...operators].map(({ name }) => name))
    expect(await listed('customers', '/my')).toEqual(customers.map(({ name }) => name))
  })

  it('gives nothing for a code without its verifier, nor for one that was used', async () => {
    const { name } = first((await bank.people()).advisors)
    const stolen = await journey('staff', '/console')
    const code = await codeFor(name, stolen, '/console')
    expect((await stolen.exchange(code, randomBytes(32).toString('base64url'))).status).toBe(400)
    const own = await journey('staff', '/console')
    const once = await codeFor(name, own, '/console')
    expect((await own.exchange(once)).status).toBe(200)
    expect((await own.exchange(once)).status).toBe(400)
  })

  it('never sends a code to a page that is not ours', async () => {
    const way = await journey('staff', '/elsewhere')
    const page = await openPage(browser, { baseURL, scripts: false })
    expect((await page.goto(way.start))?.status()).toBe(400)
    expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe('Sign-in failed')
  })
})
