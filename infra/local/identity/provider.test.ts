import { createHash, randomBytes } from 'node:crypto'
import { decodeJwt } from 'jose'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { smallWorkshop, type Workshop } from '../fixture/small-system.ts'
import { CORE_BANKING } from '../parameters.ts'
import type { LocalSystem } from '../start.ts'

let workshop: Workshop
let system: LocalSystem
beforeAll(async () => {
  workshop = smallWorkshop()
  system = await workshop.start()
})
afterAll(async () => {
  await system.stop()
  workshop[Symbol.dispose]()
})

/** A browser as far as signing in needs one: it keeps cookies and follows one redirect at a time. */
function browser() {
  const cookies = new Map<string, string>()
  return async (url: string, init: RequestInit = {}) => {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    const response = await fetch(new URL(url, system.url), {
      ...init,
      redirect: 'manual',
      headers: { ...init.headers, cookie },
    })
    for (const line of response.headers.getSetCookie()) {
      const [pair = ''] = line.split(';')
      const separator = pair.indexOf('=')
      cookies.set(pair.slice(0, separator), pair.slice(separator + 1))
    }
    return response
  }
}
const location = (response: Response): string => response.headers.get('location') ?? ''

async function signIn(issuer: 'customers' | 'staff', page: string, sub: string) {
  const visit = browser()
  const client = `anklang-${issuer}`
  const verifier = randomBytes(32).toString('base64url')
  const redirect = `${system.url}${page}`
  const query = new URLSearchParams({
    client_id: client,
    response_type: 'code',
    scope: 'openid profile email',
    redirect_uri: redirect,
    code_challenge: createHash('sha256').update(verifier).digest('base64url'),
    code_challenge_method: 'S256',
    state: 's',
  })
  const asked = await visit(`/local/oidc/${issuer}/auth?${query}`)
  const form = location(asked)
  const list = await (await visit(form)).text()
  const chosen = await visit(form, { method: 'POST', body: new URLSearchParams({ sub }) })
  const returned = await visit(location(chosen))
  const code = new URL(location(returned)).searchParams.get('code') ?? ''
  const body = new URLSearchParams({
    grant_type: 'authorization_code',
    client_id: client,
    code,
    redirect_uri: redirect,
    code_verifier: verifier,
  })
  const tokens: unknown = await (await visit(`/local/oidc/${issuer}/token`, { method: 'POST', body })).json()
  return { list, returned: location(returned), tokens: Object(tokens) }
}

it('a person signs in with one click and gets the same kind of token as from /local/token', async () => {
  const { list, returned, tokens } = await signIn('staff', '/console', 'ben')
  expect(list).toContain('Ben Wolf')
  expect(list).not.toContain('Anna Meier')
  expect(returned.startsWith(`${system.url}/console?code=`)).toBe(true)
  const response = await fetch(`${system.url}/local/token`, { method: 'POST', body: '{"sub":"ben"}' })
  const short = decodeJwt(String(Object(await response.json()).access_token))
  const token = decodeJwt(String(tokens.access_token))
  for (const claim of ['iss', 'aud', 'sub', 'name', 'email', 'cognito:groups', 'client_id'])
    expect(token[claim]).toEqual(short[claim])
  expect(token['cognito:groups']).toEqual(['advisor'])
  expect(decodeJwt(String(tokens.id_token))).toMatchObject({ sub: 'ben', name: 'Ben Wolf', email: 'ben@bank.example' })
  expect(tokens.refresh_token).toBeTypeOf('string')
})

it('the API takes a token of the code flow', async () => {
  const { tokens } = await signIn('customers', '/my', 'anna')
  const response = await fetch(`${system.url}/closed`, { headers: { authorization: `Bearer ${tokens.access_token}` } })
  expect(response.status).toBe(200)
})

it('core banking gets a token by its client credentials, with its scope and for itself', async () => {
  const ask = (scope: string, secret: string) =>
    fetch(`${system.url}/local/oidc/staff/token`, {
      method: 'POST',
      headers: { authorization: `Basic ${btoa(`${CORE_BANKING.clientId}:${secret}`)}` },
      body: new URLSearchParams({ grant_type: 'client_credentials', scope }),
    })
  const response = await ask('anklang/directory', CORE_BANKING.secret)
  const token = decodeJwt(String(Object(await response.json()).access_token))
  const short = await fetch(`${system.url}/local/token`, {
    method: 'POST',
    body: JSON.stringify({ sub: CORE_BANKING.clientId }),
  })
  const other = decodeJwt(String(Object(await short.json()).access_token))
  for (const claim of ['iss', 'aud', 'sub', 'client_id', 'scope']) expect(token[claim]).toEqual(other[claim])
  expect(token['scope']).toBe('anklang/directory')
  expect((await ask('anklang/directory', 'wrong')).status).toBe(401)
})

it('nobody signs in as somebody of the other issuer', async () => {
  const visit = browser()
  const response = await visit('/local/oidc/staff/interaction/unknown', {
    method: 'POST',
    body: new URLSearchParams({ sub: 'anna' }),
  })
  expect(response.status).toBe(400)
})
