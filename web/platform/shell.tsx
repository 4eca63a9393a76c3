import { type ReactNode, useSyncExternalStore } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../kit/button.tsx'
import { Dialog } from '../kit/dialog.tsx'
import { Menu } from '../kit/menu.tsx'
import { Notice } from '../kit/notice.tsx'
import { useApp, useExpired } from './app-context.ts'
import { chooseLanguage, LANGUAGES } from './texts.ts'
import './shell.css'

interface ShellProps {
  /** Address of the application. */
  readonly home: string
  /** Name of the application. */
  readonly title: string
  /** Beside the name, in the bar. */
  readonly bar?: ReactNode
  /** Other things in the menu of the reader. */
  readonly items?: readonly { readonly id: string; readonly name: string; readonly act: () => void }[]
  readonly children: ReactNode
}

/** What all applications have around them: bar, languages, sign-out, and what to do offline or with an expired sign-in. */
export function Shell({ home, title, bar, items = [], children }: ShellProps): ReactNode {
  const { t, i18n } = useTranslation()
  const { session, settings, signIn } = useApp()
  const online = useOnline()
  const acts = new Map(items.map(({ id, act }) => [id, act]))
  return (
    <div className="shell">
      <a className="skip" href="#content">
        {t('skip')}
      </a>
      <header className="bar">
        <h1 className="brand">
          <a href={home}>
            {settings.bank} <span className="soft">{title}</span>
          </a>
        </h1>
        <div className="bar-middle">{bar}</div>
        <Menu
          label={i18n.language.toUpperCase()}
          title={`${t('language')}: ${i18n.language.toUpperCase()}`}
          items={LANGUAGES.map((id) => ({ id, name: t(`languages.${id}`), chosen: id === i18n.language }))}
          act={(id) => {
            const language = LANGUAGES.find((one) => one === id)
            if (language !== undefined) void chooseLanguage(i18n, language)
          }}
        />
        <Menu
          label={<span className="who">{session.person.name}</span>}
          title={t('account', { name: session.person.name })}
          items={[...items.map(({ id, name }) => ({ id, name })), { id: 'sign-out', name: t('signOut') }]}
          act={(id) => (id === 'sign-out' ? signIn.signOut(session) : acts.get(id)?.())}
        />
      </header>
      {!online && (
        <Notice tone="warn" live title={t('offline.title')}>
          {t('offline.text')}
        </Notice>
      )}
      {children}
      <Expired />
    </div>
  )
}

function Expired(): ReactNode {
  const { t } = useTranslation()
  const { signIn } = useApp()
  return (
    <Dialog title={t('expired.title')} open={useExpired()} close={() => {}} insists>
      <p>{t('expired.text')}</p>
      <div className="row">
        <Button look="strong" autoFocus onPress={() => void signIn.leave()}>
          {t('signIn')}
        </Button>
      </div>
    </Dialog>
  )
}

/** Whether the browser believes that it has a network. */
const useOnline = (): boolean =>
  useSyncExternalStore(
    (listener) => {
      addEventListener('online', listener)
      addEventListener('offline', listener)
      return () => {
        removeEventListener('online', listener)
        removeEventListener('offline', listener)
      }
    },
    () => navigator.onLine,
  )
