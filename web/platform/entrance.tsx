import { type ReactNode, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../kit/button.tsx'
import './entrance.css'

/** After signing out. */
export function SignedOut({ bank, signIn }: { readonly bank: string; readonly signIn: () => void }): ReactNode {
  const { t } = useTranslation()
  return (
    <main className="entrance">
      <h1>{t('signedOut.title')}</h1>
      <p>{t('signedOut.text', { bank })}</p>
      <Button look="strong" onPress={signIn}>
        {t('signIn')}
      </Button>
    </main>
  )
}

/** When settings or provider cannot be reached, or the provider refused; without a network it goes on by itself once there is one. */
export function SignInFailed({ again }: { readonly again: () => void }): ReactNode {
  const { t } = useTranslation()
  const [offline] = useState(!navigator.onLine)
  useEffect(() => {
    if (!offline) return undefined
    addEventListener('online', again)
    return () => removeEventListener('online', again)
  }, [offline, again])
  return (
    <main className="entrance">
      <h1>{offline ? t('offline.title') : t('signInFailed.title')}</h1>
      <p>{offline ? t('offline.start') : t('signInFailed.text')}</p>
      <Button look="strong" onPress={again}>
        {t('tryAgain')}
      </Button>
    </main>
  )
}
