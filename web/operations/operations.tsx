import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, Redirect, Route, Switch, useRoute } from 'wouter'
import { kindOf } from '../platform/api/problem.ts'
import { Shell } from '../platform/shell.tsx'
import { SaidProvider } from './acts/said.tsx'
import { Audit } from './audit/audit.tsx'
import { Configuration } from './configuration/configuration.tsx'
import { Costs } from './costs/costs.tsx'
import { Departed } from './departed/departed.tsx'
import { Figures } from './figures/figures.tsx'
import { NotForYou } from './not-for-you.tsx'
import { NotReached } from './not-reached/not-reached.tsx'
import { Now } from './now/now.tsx'
import { Queues } from './queues/queues.tsx'
import { useQueues } from './queues/use-queues.ts'
import { Received } from './received/received.tsx'
import { Suppressed } from './suppressed/suppressed.tsx'
import { Texts } from './texts/texts.tsx'
import { Versions } from './versions/versions.tsx'
import './operations.css'

const PAGES = {
  now: { path: '/operations', show: Now },
  queues: { path: '/operations/queues', show: Queues },
  received: { path: '/operations/received', show: Received },
  suppressed: { path: '/operations/suppressed', show: Suppressed },
  notReached: { path: '/operations/not-reached', show: NotReached },
  departed: { path: '/operations/departed', show: Departed },
  figures: { path: '/operations/reaction-times', show: Figures },
  costs: { path: '/operations/costs', show: Costs },
  texts: { path: '/operations/texts', show: Texts },
  configuration: { path: '/operations/configuration', show: Configuration },
  versions: { path: '/operations/versions', show: Versions },
  audit: { path: '/operations/audit', show: Audit },
} as const
const NAMES = [
  'now',
  'queues',
  'received',
  'suppressed',
  'notReached',
  'departed',
  'figures',
  'costs',
  'texts',
  'configuration',
  'versions',
  'audit',
] as const

/** What operators see and set right. Who has not the role learns it from the first answer of the API. */
export function Operations(): ReactNode {
  const { t } = useTranslation('operations')
  const { error } = useQueues()
  return (
    <Shell home="/operations" title={t('title')}>
      {error !== null && kindOf(error) === 'forbidden' ? (
        <NotForYou />
      ) : (
        <div className="operations">
          <nav aria-label={t('pages')}>
            <ul>
              {NAMES.map((name) => (
                <li key={name}>
                  <PageLink path={PAGES[name].path}>{t(`nav.${name}`)}</PageLink>
                </li>
              ))}
            </ul>
          </nav>
          <main id="content" tabIndex={-1}>
            <SaidProvider>
              <Switch>
                {NAMES.map((name) => (
                  <Route key={name} path={PAGES[name].path} component={PAGES[name].show} />
                ))}
                <Route>
                  <Redirect to="/operations" />
                </Route>
              </Switch>
            </SaidProvider>
          </main>
        </div>
      )}
    </Shell>
  )
}

function PageLink({ path, children }: { readonly path: string; readonly children: ReactNode }): ReactNode {
  const [here] = useRoute(path)
  return (
    <Link href={path} aria-current={here ? 'page' : undefined}>
      {children}
    </Link>
  )
}
