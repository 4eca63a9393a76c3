import * as oauth from 'oauth4webapi'
import { z } from '../zod.ts'
import { endpoint, type Provider } from './provider.ts'

/** Renewed this long before a token ends, so that no request is late. */
const RENEW_BEFORE_MS = 60_000
const LIFETIME_MS = 3_600_000

const personSchema = z.looseObject({ sub: z.string(), name: z.string().optional(), email: z.string().optional() })
const rolesSchema = z.array(z.string()).catch([])

/** Who is signed in. */
export interface Person {
  readonly sub: string
  readonly name: string
  readonly roles: readonly string[]
}

/**
 * Somebody's sign-in, in memory alone: a reload asks the provider again, which remembers them. Renews itself silently with
 * the refresh token; when that fails it has expired, and tells those who subscribed.
 */
export class Session {
  readonly person: Person
  readonly #provider: Provider
  #tokens: oauth.TokenEndpointResponse
  #renewAt: number
  #renewing: Promise<void> | undefined
  #expired = false
  readonly #listeners = new Set<() => void>()

  constructor(provider: Provider, tokens: oauth.TokenEndpointResponse, roleClaim: string | undefined) {
    const claims = personSchema.parse(oauth.getValidatedIdTokenClaims(tokens))
    this.person = {
      sub: claims.sub,
      name: claims.name ?? claims.email ?? '',
      roles: rolesSchema.parse(roleClaim === undefined ? [] : claims[roleClaim]),
    }
    this.#provider = provider
    this.#tokens = tokens
    this.#renewAt = renewalOf(tokens)
  }

  get expired(): boolean {
    return this.#expired
  }

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /** A token that is good for at least a minute if one can be had. */
  async accessToken(): Promise<string> {
    if (!this.#expired && Date.now() >= this.#renewAt) await this.renew()
    return this.#tokens.access_token
  }

  /** Gets new tokens; concurrent calls share one request. Whether it worked says `expired`. */
  renew(): Promise<void> {
    this.#renewing ??= this.#renewed().finally(() => {
      this.#renewing = undefined
    })
    return this.#renewing
  }

  /** Ends the sign-in here and at the provider, whose page leads back to `returnTo`. */
  leave(returnTo: string): void {
    const url = endpoint(this.#provider, 'end_session_endpoint')
    const { client_id } = this.#provider.client
    // `logout_uri` is what Cognito calls post_logout_redirect_uri (OpenID Connect RP-Initiated Logout 1.0).
    const query = { client_id, post_logout_redirect_uri: returnTo, logout_uri: returnTo }
    const hint = this.#tokens.id_token
    url.search = new URLSearchParams(hint === undefined ? query : { ...query, id_token_hint: hint }).toString()
    location.assign(url)
  }

  async #renewed(): Promise<void> {
    const { server, client, options } = this.#provider
    const refreshToken = this.#tokens.refresh_token
    if (refreshToken === undefined) return this.#expire()
    try {
      const response = await oauth.refreshTokenGrantRequest(server, client, oauth.None(), refreshToken, options)
      const tokens = await oauth.processRefreshTokenResponse(server, client, response)
      this.#tokens = { ...tokens, refresh_token: tokens.refresh_token ?? refreshToken }
      this.#renewAt = renewalOf(tokens)
    } catch (error) {
      // Without a network nobody has refused anything: the next request tries again.
      if (error instanceof oauth.ResponseBodyError) this.#expire()
    }
  }

  #expire(): void {
    this.#expired = true
    for (const listener of this.#listeners) listener()
  }
}

const renewalOf = ({ expires_in }: oauth.TokenEndpointResponse): number =>
  Date.now() + (expires_in === undefined ? LIFETIME_MS : expires_in * 1_000) - RENEW_BEFORE_MS
