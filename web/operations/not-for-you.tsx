import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../kit/button.tsx'
import { useApp } from '../platform/app-context.ts'

/** For who is signed in and is no operator. */
export function NotForYou(): ReactNode {
  const { t } = useTranslation(['operations', 'common'])
  const { session, signIn } = useApp()
  return (
    <main id="content" tabIndex={-1} className="not-for-you">
      <h2>{t('notForYou.title')}</h2>
      <p>{t('notForYou.text', { name: session.person.name })}</p>
      <p className="row">
        <a className="button" href="/console">
          {t('notForYou.console')}
        </a>
        <Button onPress={() => signIn.signOut(session)}>{t('common:signOut')}</Button>
      </p>
    </main>
  )
}
