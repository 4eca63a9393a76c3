import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, Route, Switch, useParams } from 'wouter'
import { Shell } from '../platform/shell.tsx'
import { Conversation } from './conversation/conversation.tsx'
import { Known } from './known/known.tsx'
import { Presence } from './presence/presence.tsx'
import { addressOf, VIEWS, viewOf } from './work/views.ts'
import { WorkList } from './work/work-list.tsx'
import './console.css'

/** Left the work, in the middle the conversation, right what is known. */
export function Console(): ReactNode {
  return (
    <Switch>
      <Route path="/console/:view?/:id?">
        <Desk />
      </Route>
    </Switch>
  )
}

function Desk(): ReactNode {
  const { t } = useTranslation('console')
  const { view: named, id } = useParams<{ view?: string; id?: string }>()
  const view = viewOf(named)
  return (
    <Shell home="/console" title={t('title')} bar={<Presence />}>
      <main id="content" tabIndex={-1} className={`desk${id === undefined ? '' : ' reading'}`}>
        <nav className="work" aria-label={t('work')}>
          <ul className="views">
            {VIEWS.map((one) => (
              <li key={one}>
                <Link href={addressOf(one)} aria-current={one === view ? 'page' : undefined}>
                  {t(`views.${one}`)}
                </Link>
              </li>
            ))}
          </ul>
          <WorkList key={view} view={view} current={id} />
        </nav>
        <section className="middle" aria-label={t('messages')}>
          {id === undefined ? (
            <p className="nothing soft">{t('chooseOne')}</p>
          ) : (
            <Conversation key={id} inquiryId={id} />
          )}
        </section>
        <aside aria-label={t('known')}>{id !== undefined && <Known inquiryId={id} />}</aside>
      </main>
    </Shell>
  )
}
