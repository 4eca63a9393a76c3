import { type ReactNode, useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, Redirect, Route, Switch, useLocation, useParams } from 'wouter'
import { Shell } from '../platform/shell.tsx'
import { MyList } from './list/my-list.tsx'
import { NewInquiry } from './new/new-inquiry.tsx'
import { useOwnWorker } from './own-worker.ts'
import { PreferencesPage } from './preferences/preferences-page.tsx'
import { Thread } from './thread/thread.tsx'
import './my.css'

/** A customer's own inquiries: the list beside one of them, or one after the other where there is little room. */
export function My(): ReactNode {
  const { t } = useTranslation('my')
  const [, go] = useLocation()
  useOwnWorker(go)
  const preferences = { id: 'preferences', name: t('preferences.title'), act: () => go('/my/preferences') }
  return (
    <Shell home="/my" title={t('title')} items={[preferences]}>
      <Switch>
        <Route path="/my">
          <Place current={undefined}>
            <p className="nothing soft">{t('chooseOne')}</p>
          </Place>
        </Route>
        <Route path="/my/new">
          <Place current="new">
            <NewInquiry />
          </Place>
        </Route>
        <Route path="/my/preferences">
          <Place current="preferences">
            <PreferencesPage />
          </Place>
        </Route>
        <Route path="/my/inquiries/:id">
          <One />
        </Route>
        <Route>
          <Redirect to="/my" />
        </Route>
      </Switch>
    </Shell>
  )
}

function One(): ReactNode {
  const { id = '' } = useParams<{ id?: string }>()
  return (
    <Place current={id}>
      <Thread key={id} inquiryId={id} />
    </Place>
  )
}

interface PlaceProps {
  /** What is shown beside the list; undefined where that is nothing in particular. */
  readonly current: string | undefined
  readonly children: ReactNode
}

function Place({ current, children }: PlaceProps): ReactNode {
  const { t } = useTranslation('my')
  const inside = current !== undefined
  const content = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (current === undefined) return
    // Another thing is shown: whoever reads by keyboard or ear is taken there.
    scrollTo(0, 0)
    content.current?.focus({ preventScroll: true })
  }, [current])
  return (
    <main id={inside ? undefined : 'content'} tabIndex={-1} className={`my${inside ? ' inside' : ''}`}>
      <nav className="mine" aria-label={t('list')}>
        <Link className="button strong write" href="/my/new" aria-current={current === 'new' ? 'page' : undefined}>
          {t('new.open')}
        </Link>
        <MyList current={current} />
      </nav>
      <div ref={content} id={inside ? 'content' : undefined} tabIndex={-1} className="one">
        {inside && (
          <Link className="back" href="/my">
            {t('back')}
          </Link>
        )}
        {children}
      </div>
    </main>
  )
}
