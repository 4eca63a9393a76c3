import type { IncomingMessage, ServerResponse } from 'node:http'
import type { JWK } from 'jose'
import Provider, { type Configuration } from 'oidc-provider'
import { z } from 'zod'
import { DIRECTORY_SCOPE } from '#shared/api/routes.ts'
import { readRequest, writeResponse } from '../gateway/exchange.ts'
import { html } from '../helpers/html.ts'
import { page } from '../helpers/page.ts'
import { CLIENTS, CORE_BANKING, type IssuerName, issuerUrl } from '../parameters.ts'
import type { State } from '../state.ts'
import { createGrantStore } from './grant-store.ts'
import type { Person } from './people.ts'
import { signInPage } from './sign-in-page.ts'
import { claimsOf } from './tokens.ts'

const HOUR_SECONDS = 3_600
const FORM_LIMIT = 16_384
const PAGES: Readonly<Record<IssuerName, readonly string[]>> = {
  customers: ['/my'],
  staff: ['/console', '/operations'],
}

/** Knows client credentials alone, with its one scope. */
const CORE_BANKING_CLIENT = {
  client_id: CORE_BANKING.clientId,
  client_secret: CORE_BANKING.secret,
  grant_types: ['client_credentials'],
  response_types: [],
  redirect_uris: [],
  scope: DIRECTORY_SCOPE,
}

export interface ProviderOptions {
  readonly name: IssuerName
  readonly publicUrl: string
  readonly state: State
  readonly key: JWK & { readonly kid: string }
  readonly cookieKey: string
  readonly people: ReadonlyMap<string, Person>
}
/** Answers a request to a path below the issuer. */
export type OidcHandler = (request: IncomingMessage, response: ServerResponse) => Promise<void>

function configure(options: ProviderOptions): Configuration {
  const { name, publicUrl, key, people } = options
  const client = CLIENTS[name]
  const resource = `urn:${client}`
  const pages = PAGES[name].flatMap((path) => [path, `${path}/`, `${path}/callback`]).map((path) => publicUrl + path)
  const claims = (sub: string | undefined): Record<string, unknown> => {
    const person = people.get(sub ?? '')
    return person === undefined ? {} : claimsOf(person)
  }
  return {
    adapter: createGrantStore(options.state, name),
    jwks: { keys: [key] },
    clients: [
      {
        client_id: client,
        token_endpoint_auth_method: 'none',
        grant_types: ['authorization_code', 'refresh_token'],
        response_types: ['code'],
        redirect_uris: pages,
        post_logout_redirect_uris: [...pages, publicUrl, `${publicUrl}/`],
      },
      ...(name === 'staff' ? [CORE_BANKING_CLIENT] : []),
    ],
    claims: { openid: ['sub'], profile: ['name', 'cognito:groups'], email: ['email'] },
    scopes: ['openid', 'offline_access', DIRECTORY_SCOPE],
    conformIdTokenClaims: false,
    pkce: { required: () => true },
    cookies: {
      keys: [options.cookieKey],
      names: { session: `_${name}_session`, interaction: `_${name}_interaction`, resume: `_${name}_resume` },
    },
    findAccount: (_context, sub) =>
      people.get(sub)?.issuer === name ? { accountId: sub, claims: async () => ({ sub, ...claims(sub) }) } : undefined,
    extraTokenClaims: (_context, token) => ('accountId' in token ? claims(token.accountId) : undefined),
    issueRefreshToken: async (_context, registered) => registered.grantTypeAllowed('refresh_token'),
    interactions: { url: (_context, interaction) => `/local/oidc/${name}/interaction/${interaction.uid}` },
    // Our own pages ask for what they need: signing in is the consent.
    loadExistingGrant: async (context) => {
      const grant = new context.oidc.provider.Grant({
        clientId: client,
        accountId: context.oidc.session?.accountId ?? '',
      })
      grant.addOIDCScope('openid profile email offline_access')
      grant.addResourceScope(resource, '')
      await grant.save()
      return grant
    },
    ttl: {
      AccessToken: HOUR_SECONDS,
      ClientCredentials: HOUR_SECONDS,
      IdToken: HOUR_SECONDS,
      Grant: 14 * 24 * HOUR_SECONDS,
      Session: 14 * 24 * HOUR_SECONDS,
      Interaction: HOUR_SECONDS,
      RefreshToken: 14 * 24 * HOUR_SECONDS,
    },
    features: {
      devInteractions: { enabled: false },
      clientCredentials: { enabled: name === 'staff' },
      resourceIndicators: {
        enabled: true,
        defaultResource: () => resource,
        useGrantedResource: () => true,
        getResourceServerInfo: (_context, _resource, { clientId }) => ({
          scope: clientId === CORE_BANKING.clientId ? DIRECTORY_SCOPE : '',
          audience: clientId,
          accessTokenFormat: 'jwt',
          accessTokenTTL: HOUR_SECONDS,
          jwt: { sign: { alg: 'RS256', kid: key.kid } },
        }),
      },
      rpInitiatedLogout: {
        enabled: true,
        logoutSource: (context, form) => {
          context.body = `<!doctype html><title>Sign out</title><main>${form}<button autofocus type="submit" form="op.logoutForm" value="yes" name="logout">Sign out · Abmelden</button></main>`
        },
        postLogoutSuccessSource: (context) => {
          context.body = String(page('Signed out', html`<h1>Signed out · Abgemeldet</h1>`).body)
        },
      },
    },
    renderError: (context, out) => {
      context.type = 'html'
      context.body = String(
        page('Sign-in failed', html`<h1>Sign-in failed</h1><p>${out.error}: ${out.error_description}</p>`).body,
      )
    },
  }
}

/** The OpenID provider of one issuer: code flow with PKCE, its sign-in page, JWT access tokens like those of `POST /local/token`. */
export function createProvider(options: ProviderOptions): OidcHandler {
  const issuer = issuerUrl(options.publicUrl, options.name)
  const provider = new Provider(issuer, configure(options))
  const mount = new URL(issuer).pathname
  const callback = provider.callback()
  const own = [...options.people.values()].filter((person) => person.issuer === options.name)
  const choose: OidcHandler = async (request, response) => {
    const path = request.url ?? ''
    if (request.method !== 'POST') return writeResponse(response, signInPage(own, path))
    const form = new URLSearchParams((await readRequest(request, FORM_LIMIT)).body.toString('utf8'))
    const { sub: accountId } = z.object({ sub: z.enum(own.map(({ sub }) => sub)) }).parse({ sub: form.get('sub') })
    await provider.interactionFinished(request, response, { login: { accountId } })
  }
  return async (request, response) => {
    const path = request.url ?? ''
    if (path.startsWith(`${mount}/interaction/`)) {
      try {
        await choose(request, response)
      } catch {
        writeResponse(
          response,
          page(
            'Sign-in expired',
            html`<h1>This sign-in has expired</h1><p>Go back to the page that you wanted to open and sign in again.</p>`,
            400,
          ),
        )
      }
      return
    }
    // As frameworks mark a mounted application: the provider takes its own prefix from the difference.
    Object.assign(request, { originalUrl: path })
    request.url = path.slice(mount.length) || '/'
    await callback(request, response)
  }
}
