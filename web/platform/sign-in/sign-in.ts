import type { IssuerSettings } from '../settings.ts'
import { arrive, isAnswer, leaveToSignIn } from './journey.ts'
import { discover } from './provider.ts'
import { Session } from './session.ts'

/** Set by signing out, so that the page does not sign in again at once. */
const SIGNED_OUT = 'anklang.signed-out'

/** How opening a page went: somebody is there, the browser is on its way to the provider, or a person must decide. */
type Arrival =
  | { readonly kind: 'signed-in'; readonly session: Session }
  | { readonly kind: 'leaving' }
  | { readonly kind: 'signed-out' }

/** The sign-in of one application: `page` is its address, which the provider leads back to. */
export interface SignIn {
  /** Throws when the provider refuses or cannot be reached. */
  arrive(): Promise<Arrival>
  /** Leaves for the provider's page and comes back to where the reader is now. */
  leave(): Promise<void>
  signOut(session: Session): void
}

export function createSignIn(issuer: IssuerSettings, page: string, roleClaim?: string): SignIn {
  const redirectUri = `${location.origin}${page}`
  const provider = discover(issuer)
  // Whoever awaits it hears of a failure.
  provider.catch(() => {})
  const leave = async (): Promise<void> => {
    sessionStorage.removeItem(SIGNED_OUT)
    await leaveToSignIn(await provider, redirectUri, `${location.pathname}${location.search}`)
  }
  return {
    leave,
    arrive: async () => {
      if (isAnswer(location.search)) {
        const { search } = location
        history.replaceState(null, '', page)
        const { tokens, returnTo } = await arrive(await provider, redirectUri, search)
        history.replaceState(null, '', returnTo)
        return { kind: 'signed-in', session: new Session(await provider, tokens, roleClaim) }
      }
      if (sessionStorage.getItem(SIGNED_OUT) !== null) return { kind: 'signed-out' }
      await leave()
      return { kind: 'leaving' }
    },
    signOut: (session) => {
      sessionStorage.setItem(SIGNED_OUT, 'true')
      session.leave(redirectUri)
    },
  }
}
