import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../kit/button.tsx'
import type { Inquiry } from '../api-shapes.ts'
import { type CommandId, keyOf } from '../commands/command-list.ts'
import { useCommandRegistry, useCommands } from '../commands/commands.tsx'
import { useConsoleState } from '../session/console-session.tsx'
import { useWriting } from '../writing/writing-context.tsx'
import { ActDialogs } from './act-dialogs.tsx'
import { useDone } from './done.tsx'
import { Refusal } from './refusal.tsx'
import { useDeed } from './use-deed.ts'

interface ActBarProps {
  readonly inquiry: Inquiry
  /** Opens what follows in the list. */
  readonly next: () => void
}

/** What can be done to a matter beside answering it, as far as its status allows. */
export function ActBar({ inquiry, next }: ActBarProps): ReactNode {
  const { t } = useTranslation('console')
  const commands = useCommandRegistry()
  const { note } = useDone()
  const { outbox } = useWriting()
  const deed = useDeed(inquiry.inquiryId)
  const me = useConsoleState()?.me.advisorId
  const { inquiryId, status, offer, customer, reference, advisor } = inquiry
  const mine = advisor?.advisorId === me && (status === 'assigned' || status === 'answered')
  const open = status === 'waiting' || mine
  const offeredToMe = offer !== undefined && offer.to.advisorId === me
  const finish = (what: 'resolve' | 'transfer' | 'merge' | undefined): void => {
    if (what !== undefined) note({ inquiryId, about: customer.name || reference, what })
    if (what !== 'merge') next()
  }
  const act = (does: 'take' | 'reopen' | 'accept'): (() => void) => {
    return () => deed.mutate({ does })
  }
  /** A reply that is still on its way could not be posted to what is resolved. */
  const resolve = (): void => {
    if (outbox.resolveAfter(inquiryId)) finish(undefined)
    else deed.mutate({ does: 'resolve' }, { onSuccess: () => finish('resolve') })
  }
  useCommands({
    take: status === 'waiting' ? act('take') : undefined,
    reopen: status === 'resolved' ? act('reopen') : undefined,
    accept: offeredToMe ? act('accept') : undefined,
    resolve: open ? resolve : undefined,
  })
  const shown: readonly CommandId[] = [
    ...(status === 'waiting' ? (['take'] as const) : []),
    ...(open ? (['handOver'] as const) : []),
    ...(mine && inquiry.snooze === undefined ? (['snooze'] as const) : []),
    ...(open ? (['resolve'] as const) : []),
    ...(status === 'resolved' ? (['reopen'] as const) : []),
  ]
  return (
    <>
      {deed.error !== null && <Refusal error={deed.error} />}
      <div className="act-bar">
        {shown.map((id) => (
          <Button
            key={id}
            look={id === 'take' ? 'strong' : 'plain'}
            isDisabled={deed.isPending}
            onPress={() => commands.find(id)?.()}
            shortcut={keyOf(id)}
          >
            {t(`commands.${id}`)}
          </Button>
        ))}
      </div>
      <ActDialogs inquiry={inquiry} finish={finish} wake={() => deed.mutate({ does: 'wake' })} />
    </>
  )
}
