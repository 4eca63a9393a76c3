import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../kit/button.tsx'
import { Refused } from './refused.tsx'

interface AskedProps<T> {
  readonly query: {
    readonly data: T | undefined
    readonly error: Error | null
    readonly refetch: () => Promise<unknown>
  }
  readonly children: (data: T) => ReactNode
}

/** What was asked for: while it is on its way, once it is here, and beside what was there before when it cannot be read. */
export function Asked<T>({ query: { data, error, refetch }, children }: AskedProps<T>): ReactNode {
  const { t } = useTranslation()
  return (
    <>
      {error !== null && (
        <Refused error={error} actions={<Button onPress={() => void refetch()}>{t('tryAgain')}</Button>} />
      )}
      {data === undefined ? error === null && <p className="soft">{t('loading')}</p> : children(data)}
    </>
  )
}
