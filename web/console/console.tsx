import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, Route, Switch, useLocation, useParams } from 'wouter'
import { Button } from '../kit/button.tsx'
import { Shell } from '../platform/shell.tsx'
import { DoneProvider } from './acts/done.tsx'
import { keyOf } from './commands/command-list.ts'
import { CommandKeys, useCommandRegistry, useCommands } from './commands/commands.tsx'
import { CommandOverlays } from './commands/overlays.tsx'
import { Conversation } from './conversation/conversation.tsx'
import { Known } from './known/known.tsx'
import { Outgoing } from './outbox/outgoing.tsx'
import { Presence } from './presence/presence.tsx'
import { TakeNext } from './presence/take-next.tsx'
import { ConsoleSession } from './session/console-session.tsx'
import { Stale } from './session/stale.tsx'
import { ViewTabs } from './work/view-tabs.tsx'
import { addressOf, viewOf } from './work/views.ts'
import { WorkList } from './work/work-list.tsx'
import { WritingProvider } from './writing/writing-context.tsx'
import './console.css'

/** Left the work, in the middle the conversation, right what is known. */
export function Console(): ReactNode {
  return (
    <CommandKeys>
      <WritingProvider>
        <DoneProvider>
          <Switch>
            <Route path="/console/:view?/:id?">
              <Desk />
            </Route>
          </Switch>
        </DoneProvider>
      </WritingProvider>
    </CommandKeys>
  )
}

function Desk(): ReactNode {
  const { t } = useTranslation('console')
  const [, go] = useLocation()
  const { view: named, id } = useParams<{ view?: string; id?: string }>()
  const view = viewOf(named)
  const commands = useCommandRegistry()
  const items = (['palette', 'help'] as const).map((command) => ({
    id: command,
    name: t(`commands.${command}`),
    act: () => commands.find(command)?.(),
  }))
  useCommands({ back: id === undefined ? undefined : () => leave(() => go(addressOf(view))) })
  return (
    <ConsoleSession viewing={id}>
      <Shell home="/console" title={t('title')} bar={<Bar />} items={items}>
        <Stale />
        <main id="content" tabIndex={-1} className={`desk${id === undefined ? '' : ' reading'}`}>
          <nav className="work" aria-label={t('work')}>
            <ViewTabs view={view} />
            <WorkList key={view} view={view} current={id} />
          </nav>
          <div className="middle">
            {id === undefined ? (
              <p className="nothing soft">{t('chooseOne')}</p>
            ) : (
              <>
                <Link className="to-list" href={addressOf(view)}>
                  {t('toList')}
                </Link>
                <Conversation key={id} inquiryId={id} view={view} />
              </>
            )}
          </div>
          <aside aria-label={t('known')}>{id !== undefined && <Known inquiryId={id} view={view} />}</aside>
        </main>
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

/** Out of a text first, and only then out of the inquiry. */
function leave(close: () => void): void {
  const { activeElement } = document
  if (activeElement instanceof HTMLTextAreaElement || activeElement instanceof HTMLInputElement) activeElement.blur()
  else close()
}
