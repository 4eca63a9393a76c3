import { QueryClientProvider } from '@tanstack/react-query'
import { type ReactNode, StrictMode } from 'react'
import { I18nProvider } from 'react-aria-components'
import { createRoot } from 'react-dom/client'
import { I18nextProvider, useTranslation } from 'react-i18next'
import { createApi } from './api/client.ts'
import { AppProvider } from './app-context.ts'
import { SignedOut, SignInFailed } from './entrance.tsx'
import { createQueries } from './queries.ts'
import { loadSettings, type Settings } from './settings.ts'
import { createSignIn } from './sign-in/sign-in.ts'
import { languageOf, type Namespace, startTexts } from './texts.ts'
import { localeOf } from './times.ts'

export interface AppOptions {
  /** Address, and what the provider leads back to: `/console`. */
  readonly page: string
  readonly audience: 'staff' | 'customers'
  readonly namespaces: readonly Namespace[]
  readonly children: ReactNode
}

/** Starts an application: texts, settings and sign-in together, then its children in what they need. */
export async function startApp(options: AppOptions): Promise<void> {
  const element = document.getElementById('app')
  if (element === null) throw new Error('The page has no element for the application.')
  const root = createRoot(element)
  const [texts, settings] = await Promise.all([
    startTexts(languageOf(navigator.languages, location.search), ['common', ...options.namespaces]),
    loadSettings().catch((error: unknown) => (error instanceof Error ? error : new Error(String(error)))),
  ])
  const show = (content: ReactNode): void =>
    root.render(
      <StrictMode>
        <I18nextProvider i18n={texts}>
          <Localised>{content}</Localised>
        </I18nextProvider>
      </StrictMode>,
    )
  if (settings instanceof Error) show(<SignInFailed again={() => location.reload()} />)
  else await enter(settings, options, show)
}

async function enter(
  settings: Settings,
  { page, audience, children }: AppOptions,
  show: (content: ReactNode) => void,
): Promise<void> {
  const signIn = createSignIn(settings[audience], page, audience === 'staff' ? settings.staff.roleClaim : undefined)
  // Anew from the beginning: what could not be reached is remembered as that.
  const failed = (): void => show(<SignInFailed again={() => location.reload()} />)
  try {
    const arrival = await signIn.arrive()
    if (arrival.kind === 'signed-out')
      return show(<SignedOut bank={settings.bank} signIn={() => void signIn.leave().catch(failed)} />)
    if (arrival.kind === 'leaving') return
    const { session } = arrival
    show(
      <QueryClientProvider client={createQueries()}>
        <AppProvider value={{ api: createApi(session), session, settings, signIn }}>{children}</AppProvider>
      </QueryClientProvider>,
    )
  } catch {
    failed()
  }
}

/** The component library's own words follow the language of the texts. */
function Localised({ children }: { readonly children: ReactNode }): ReactNode {
  const { i18n } = useTranslation()
  return <I18nProvider locale={localeOf(i18n.language)}>{children}</I18nProvider>
}
