import { lazy, type ReactNode, Suspense, useState } from 'react'
import type { Inquiry } from '../api-shapes.ts'
import { useCommands } from '../commands/commands.tsx'
import { useConsoleState } from '../session/console-session.tsx'
import { useWriting } from '../writing/writing-context.tsx'

export interface ActDialogProps {
  readonly inquiry: Inquiry
  readonly close: () => void
  /** It is done and left my list; what can be taken back is named. */
  readonly finish: (what: 'transfer' | 'merge' | undefined) => void
}

const DIALOGS = {
  handOver: lazy(() => import('./hand-over.tsx')),
  snooze: lazy(() => import('./snooze.tsx')),
  merge: lazy(() => import('./merge.tsx')),
  decline: lazy(() => import('./decline.tsx')),
}

interface ActDialogsProps extends Pick<ActDialogProps, 'inquiry' | 'finish'> {
  readonly wake: () => void
}

/** The dialogs of what is done to a matter beside answering it, each loaded when it is first wanted. */
export function ActDialogs({ inquiry, finish, wake }: ActDialogsProps): ReactNode {
  const [shown, setShown] = useState<keyof typeof DIALOGS>()
  const { outbox } = useWriting()
  const show = (dialog: keyof typeof DIALOGS): void => {
    void outbox.hurry(inquiry.inquiryId)
    setShown(dialog)
  }
  const me = useConsoleState()?.me.advisorId
  const { status, offer, snooze, earlier, mergedInto } = inquiry
  const mine = inquiry.advisor?.advisorId === me && (status === 'assigned' || status === 'answered')
  const open = status === 'waiting' || mine
  const concerned = offer !== undefined && (offer.to.advisorId === me || offer.from.advisorId === me)
  const mergeable = earlier.some((other) => other.status !== 'resolved' && other.status !== 'received')
  useCommands({
    handOver: open ? () => show('handOver') : undefined,
    snooze: !mine ? undefined : snooze === undefined ? () => show('snooze') : wake,
    merge: open && mergeable && mergedInto === undefined ? () => show('merge') : undefined,
    decline: concerned ? () => show('decline') : undefined,
  })
  if (shown === undefined) return null
  const Shown = DIALOGS[shown]
  const close = (): void => setShown(undefined)
  return (
    <Suspense>
      <Shown
        inquiry={inquiry}
        close={close}
        finish={(what) => {
          close()
          finish(what)
        }}
      />
    </Suspense>
  )
}
