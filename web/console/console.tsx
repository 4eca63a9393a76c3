import { lazy, type ReactNode, Suspense } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, Route, Switch, useLocation, useParams } from 'wouter'
import { Button } from '../kit/button.tsx'
import { Shell } from '../platform/shell.tsx'
import { DoneProvider } from './acts/done.tsx'
import { keyOf } from './commands/command-list.ts'
import { CommandKeys, useCommandRegistry, useCommands } from './commands/commands.tsx'
import { fieldInUse } from './commands/field-in-use.ts'
import { CommandOverlays } from './commands/overlays.tsx'
import { Conversation } from './conversation/conversation.tsx'
import { Known } from './known/known.tsx'
import { Outgoing } from './outbox/outgoing.tsx'
import { Presence } from './presence/presence.tsx'
import { TakeNext } from './presence/take-next.tsx'
import { Search } from './search/search.tsx'
import { SearchProvider } from './search/searching.tsx'
import { ConsoleSession } from './session/console-session.tsx'
import { Stale } from './session/stale.tsx'
import { useOrigin } from './work/use-origin.ts'
import { ViewTabs } from './work/view-tabs.tsx'
import { addressOf, columnOf } from './work/views.ts'
import { WorkList } from './work/work-list.tsx'
import { WritingProvider } from './writing/writing-context.tsx'
import './console.css'

/** Left the work, in the middle the conversation, right what is known. */
export function Console(): ReactNode {
  return (
    <CommandKeys>
      <WritingProvider>
        <DoneProvider>
          <SearchProvider>
            <Switch>
              <Route path="/console/team/:desk?">
                <TeamDesk />
              </Route>
              <Route path="/console/:view?/:id?">
                <Desk />
              </Route>
            </Switch>
          </SearchProvider>
        </DoneProvider>
      </WritingProvider>
    </CommandKeys>
  )
}

function Desk(): ReactNode {
  const { t } = useTranslation('console')
  const [, go] = useLocation()
  const { view: named, id } = useParams<{ view?: string; id?: string }>()
  const column = columnOf(named)
  const searches = column === 'search'
  const origin = useOrigin(column, id)
  // A search leaves open what is read until something that was found is opened.
  const [shown, from] = searches && id === undefined ? [origin.id, origin.view] : [id, column]
  const commands = useCommandRegistry()
  const back = searches && id === undefined ? addressOf(origin.view, origin.id) : addressOf(column)
  useCommands({ back: id === undefined && !searches ? undefined : () => leave(() => go(back)) })
  return (
    <Frame viewing={shown}>
      <main id="content" tabIndex={-1} className={`desk${id === undefined ? '' : ' reading'}`}>
        <nav className="work" aria-label={t('work')}>
          <ViewTabs column={column} />
          <div className="lists">
            <div className="under" inert={searches}>
              <Button look="field" onPress={() => commands.find('search')?.()} shortcut={keyOf('search')}>
                {t('commands.search')}
              </Button>
              <WorkList key={origin.view} view={origin.view} current={origin.id} covered={searches} />
            </div>
            {searches && <Search current={id} />}
          </div>
        </nav>
        <div className="middle">
          {shown === undefined ? (
            <p className="nothing soft">{t('chooseOne')}</p>
          ) : (
            <>
              <Link className="to-list" href={addressOf(from)}>
                {t('toList')}
              </Link>
              <Conversation key={shown} inquiryId={shown} column={from} chosen={id !== undefined} />
            </>
          )}
        </div>
        <aside aria-label={t('known')}>{shown !== undefined && <Known inquiryId={shown} column={from} />}</aside>
      </main>
    </Frame>
  )
}

const Team = lazy(() => import('./team/team.tsx'))

function TeamDesk(): ReactNode {
  const { desk } = useParams<{ desk?: string }>()
  return (
    <Frame viewing={undefined}>
      <main id="content" tabIndex={-1} className="team">
        <ViewTabs column="team" />
        <Suspense>
          <Team desk={desk} />
        </Suspense>
      </main>
    </Frame>
  )
}

interface FrameProps {
  /** The inquiry that is open. */
  readonly viewing: string | undefined
  readonly children: ReactNode
}

/** What every page of the console has around it. */
function Frame({ viewing, children }: FrameProps): ReactNode {
  const { t } = useTranslation('console')
  const [, go] = useLocation()
  const commands = useCommandRegistry()
  const items = (['search', 'palette', 'help'] as const).map((command) => ({
    id: command,
    name: t(`commands.${command}`),
    act: () => commands.find(command)?.(),
  }))
  useCommands({ search: () => go(addressOf('search')) })
  return (
    <ConsoleSession viewing={viewing}>
      <Shell home="/console" title={t('title')} bar={<Bar />} items={items}>
        <Stale />
        {children}
        <CommandOverlays />
        <Outgoing />
      </Shell>
    </ConsoleSession>
  )
}

function Bar(): ReactNode {
  const { t } = useTranslation('console')
  const commands = useCommandRegistry()
  return (
    <>
      <Presence />
      <TakeNext />
      <span className="tools">
        {(['palette', 'help'] as const).map((id) => (
          <Button key={id} look="quiet" onPress={() => commands.find(id)?.()} shortcut={keyOf(id)}>
            <span className="said">{t(`commands.${id}`)}</span>
          </Button>
        ))}
      </span>
    </>
  )
}

/** Out of a text first, and only then out of the inquiry. What was typed into the search is kept, so that one step is enough. */
function leave(close: () => void): void {
  const field = fieldInUse()
  if (field !== undefined && field.closest('.search') === null) field.blur()
  else close()
}
