import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../kit/button.tsx'
import { useNow } from '../../platform/use-now.ts'
import { useTimes } from '../../platform/use-times.ts'
import { Refused } from '../asking/refused.tsx'
import { useWords } from '../words/use-words.ts'
import { FindingItem } from './finding-item.tsx'
import { findingsOf } from './findings.ts'
import { useLooked } from './use-looked.ts'
import './now.css'

/** What is wrong now, in words, with what can be done about it beside it. */
export function Now(): ReactNode {
  const { t } = useTranslation(['operations', 'common'])
  const { looked, pending, unread, error, at, again } = useLooked()
  const now = useNow()
  const times = useTimes()
  const words = useWords()
  const findings = findingsOf(looked, now)
  const wrong = findings.filter(({ tone }) => tone !== 'plain')
  const look = findings.filter(({ tone }) => tone === 'plain')
  if (pending) return <p className="soft">{t('common:loading')}</p>
  return (
    <>
      <div className="head">
        <h2>{wrong.length > 0 ? t('now.wrong', { count: wrong.length }) : t('now.title')}</h2>
        <Button onPress={() => void again()}>{t('now.again')}</Button>
      </div>
      {error !== null && (
        <>
          <Refused error={error} />
          <p>{t('now.unread', { parts: unread.map((part) => t(`now.parts.${part}`)).join(', ') })}</p>
        </>
      )}
      {wrong.length > 0 && (
        <ul className="findings">
          {wrong.map((finding) => (
            <FindingItem key={`${finding.kind} ${'queue' in finding ? finding.queue : ''}`} finding={finding} />
          ))}
        </ul>
      )}
      {wrong.length === 0 && error === null && (
        <div className="well">
          <p className="well-word">{t('now.well')}</p>
          <p>{t('now.wellText', { at: times.short(at, now) })}</p>
        </div>
      )}
      <dl className="figures">
        <div>
          <dt>{t('now.receivedToday')}</dt>
          <dd>{looked.reconciliation === undefined ? '–' : words.number(looked.reconciliation.totals.received)}</dd>
        </div>
        <div>
          <dt>{t('now.keptToday')}</dt>
          <dd>{typeof looked.promises?.rate === 'number' ? words.percent(looked.promises.rate) : '–'}</dd>
        </div>
        <div>
          <dt>{t('now.waiting')}</dt>
          <dd>{words.number((looked.queues ?? []).reduce((sum, { depth, inFlight }) => sum + depth + inFlight, 0))}</dd>
        </div>
      </dl>
      {look.length > 0 && (
        <section className="worth">
          <h3>{t('now.look')}</h3>
          <ul className="findings">
            {look.map((finding) => (
              <FindingItem key={finding.kind} finding={finding} />
            ))}
          </ul>
        </section>
      )}
      {wrong.length > 0 && at > 0 && <p className="soft small">{t('now.checked', { at: times.short(at, now) })}</p>}
    </>
  )
}
