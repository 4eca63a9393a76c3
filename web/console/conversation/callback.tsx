import { lazy, type ReactNode, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Badge } from '../../kit/badge.tsx'
import { Button } from '../../kit/button.tsx'
import { useNow } from '../../platform/use-now.ts'
import { useTimes } from '../../platform/use-times.ts'
import type { Message } from '../api-shapes.ts'

const Called = lazy(() => import('./called.tsx'))

interface CallbackProps {
  readonly inquiryId: string
  readonly wish: NonNullable<Message['callback']>
}

/** When a customer wishes to be called and where, with what was agreed as a note. */
export function Callback({ inquiryId, wish }: CallbackProps): ReactNode {
  const { t } = useTranslation('console')
  const times = useTimes()
  const now = useNow()
  const [noting, note] = useState(false)
  const { phone } = wish
  return (
    <section className="callback" aria-label={t('callback.title')}>
      <strong>{t('callback.title')}</strong>
      <ul>
        {wish.times.map(({ from, to }) => {
          const state = stateOf(Date.parse(from), Date.parse(to), now)
          return (
            <li key={from}>
              {times.span(Date.parse(from), Date.parse(to))}{' '}
              {state !== undefined && (
                <Badge tone={state === 'now' ? 'warn' : 'plain'}>{t(`callback.states.${state}`)}</Badge>
              )}
            </li>
          )
        })}
      </ul>
      {phone === undefined ? (
        <span className="soft">{t('callback.noPhone')}</span>
      ) : (
        <a href={`tel:${phone.replaceAll(/[^+\d]/gu, '')}`} dir="ltr">
          {phone}
        </a>
      )}
      <Button onPress={() => note(true)}>{t('callback.called')}</Button>
      <Suspense>{noting && <Called inquiryId={inquiryId} close={() => note(false)} />}</Suspense>
    </section>
  )
}

/** How a time that was wished stands; undefined while it is still to come. All in ms. */
function stateOf(from: number, to: number, now: number): 'now' | 'over' | undefined {
  if (now < from) return undefined
  return now < to ? 'now' : 'over'
}
