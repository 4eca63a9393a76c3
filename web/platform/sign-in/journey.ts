import * as oauth from 'oauth4webapi'
import { z } from '../zod.ts'
import { endpoint, type Provider } from './provider.ts'

/** Kept while the provider has the page. The verifier is worth nothing without the code that comes back. */
const leftSchema = z.object({ state: z.string(), verifier: z.string(), returnTo: z.string() })
const LEFT = 'anklang.sign-in'
const SCOPE = 'openid profile email'

/** Leaves for the provider's page (RFC 7636: authorization code with PKCE) and remembers where to come back to. */
export async function leaveToSignIn(provider: Provider, redirectUri: string, returnTo: string): Promise<void> {
  const verifier = oauth.generateRandomCodeVerifier()
  const state = oauth.generateRandomState()
  sessionStorage.setItem(LEFT, JSON.stringify({ state, verifier, returnTo }))
  const url = endpoint(provider, 'authorization_endpoint')
  url.search = new URLSearchParams({
    client_id: provider.client.client_id,
    response_type: 'code',
    scope: SCOPE,
    redirect_uri: redirectUri,
    state,
    code_challenge: await oauth.calculatePKCECodeChallenge(verifier),
    code_challenge_method: 'S256',
  }).toString()
  location.assign(url)
}

/** Whether the page was opened by the provider's answer. */
export const isAnswer = (search: string): boolean => {
  const query = new URLSearchParams(search)
  return query.has('state') && (query.has('code') || query.has('error'))
}

/** Takes the provider's answer for tokens. Throws for a refusal or an answer to another request. */
export async function arrive(
  provider: Provider,
  redirectUri: string,
  search: string,
): Promise<{ readonly tokens: oauth.TokenEndpointResponse; readonly returnTo: string }> {
  const left = leftSchema.parse(JSON.parse(sessionStorage.getItem(LEFT) ?? 'null'))
  sessionStorage.removeItem(LEFT)
  const { server, client, options } = provider
  const query = oauth.validateAuthResponse(server, client, new URLSearchParams(search), left.state)
  const response = await oauth.authorizationCodeGrantRequest(
    server,
    client,
    oauth.None(),
    query,
    redirectUri,
    left.verifier,
    options,
  )
  return {
    tokens: await oauth.processAuthorizationCodeResponse(server, client, response),
    returnTo: left.returnTo,
  }
}
