import { createContext, useContext, useSyncExternalStore } from 'react'
import type { Api } from './api/client.ts'
import type { Settings } from './settings.ts'
import type { Session } from './sign-in/session.ts'
import type { SignIn } from './sign-in/sign-in.ts'

/** What every part of a signed-in application can reach. */
export interface AppContext {
  readonly api: Api
  readonly session: Session
  readonly settings: Settings
  readonly signIn: SignIn
}

const Context = createContext<AppContext | undefined>(undefined)
export const AppProvider = Context.Provider

/** Throws outside an application. */
export function useApp(): AppContext {
  const app = useContext(Context)
  if (app === undefined) throw new Error('This component belongs inside startApp().')
  return app
}

/** Whether the sign-in has expired and only the reader can renew it. */
export function useExpired(): boolean {
  const { session } = useApp()
  return useSyncExternalStore(session.subscribe, () => session.expired)
}
