import * as oauth from 'oauth4webapi'
import type { IssuerSettings } from '../settings.ts'

/** An OpenID provider with the client that this page is to it. */
export interface Provider {
  readonly server: oauth.AuthorizationServer
  readonly client: oauth.Client
  /** For every request to it. */
  readonly options: { readonly [oauth.allowInsecureRequests]: boolean }
}

/** Reads the provider's metadata (OpenID Connect Discovery 1.0). HTTP without TLS is for loopback alone. */
export async function discover({ issuer, clientId }: IssuerSettings): Promise<Provider> {
  const url = new URL(issuer)
  const options = { [oauth.allowInsecureRequests]: url.hostname === '127.0.0.1' || url.hostname === 'localhost' }
  const response = await oauth.discoveryRequest(url, options)
  return { server: await oauth.processDiscoveryResponse(url, response), client: { client_id: clientId }, options }
}

/** An endpoint that the provider must have. */
export function endpoint(provider: Provider, name: 'authorization_endpoint' | 'end_session_endpoint'): URL {
  const address = provider.server[name]
  if (address === undefined) throw new Error(`The sign-in provider has no ${name}.`)
  return new URL(address)
}
