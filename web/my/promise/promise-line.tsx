import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useNow } from '../../platform/use-now.ts'
import { useTimes } from '../../platform/use-times.ts'
import type { Summary } from '../api-shapes.ts'
import { promiseStateOf } from './promise-state.ts'
import { usePromiseWords } from './use-promise-words.ts'

/** By when a person answers, about how long that is, and what happens if it changes. Never seconds: a countdown that hurries nobody. */
export function PromiseLine({ inquiry }: { readonly inquiry: Summary }): ReactNode {
  const { t } = useTranslation('my')
  const now = useNow()
  const times = useTimes()
  const words = usePromiseWords()(inquiry.promise?.by)
  const state = promiseStateOf(inquiry, now)
  if (state === 'none' || words === undefined || inquiry.promise === undefined) return null
  if (state === 'late') return <p className="promise late">{t('promise.late')}</p>
  return (
    <div className="promise">
      <p className="when">{t('promise.when', { when: words })}</p>
      <p className="soft small">
        {t('promise.left', { distance: times.distance(Date.parse(inquiry.promise.by), now) })} {t('promise.change')}
      </p>
    </div>
  )
}
