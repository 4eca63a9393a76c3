import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import { Button } from '../../kit/button.tsx'
import { Notice } from '../../kit/notice.tsx'
import { useNow } from '../../platform/use-now.ts'
import { useTimes } from '../../platform/use-times.ts'
import type { Inquiry } from '../api-shapes.ts'
import { keyOf } from '../commands/command-list.ts'
import { useCommandRegistry } from '../commands/commands.tsx'
import { useConsoleState } from '../session/console-session.tsx'
import { addressOf } from '../work/views.ts'

/** Where a matter stands beside its status: offered, put aside, going on elsewhere, about to move. */
export function InHand({ inquiry }: { readonly inquiry: Inquiry }): ReactNode {
  const { t } = useTranslation('console')
  const times = useTimes()
  const now = useNow()
  const commands = useCommandRegistry()
  const me = useConsoleState()?.me.advisorId
  const { offer, snooze, mergedInto, moveAt } = inquiry
  const time = (at: string): string => times.short(Date.parse(at), now)
  const button = (id: 'accept' | 'decline' | 'snooze', label: string, strong = false): ReactNode => (
    <Button look={strong ? 'strong' : 'plain'} onPress={() => commands.find(id)?.()} shortcut={keyOf(id)}>
      {label}
    </Button>
  )
  return (
    <>
      {offer !== undefined && offer.to.advisorId === me && (
        <Notice
          title={t('offer.toMe', { name: offer.from.name })}
          actions={
            <>
              {button('accept', t('commands.accept'), true)}
              {button('decline', t('commands.decline'))}
            </>
          }
        >
          {t('offer.until', { at: time(offer.until) })}
        </Notice>
      )}
      {offer !== undefined && offer.to.advisorId !== me && (
        <Notice
          title={t('offer.toOther', { name: offer.to.name })}
          actions={offer.from.advisorId === me && button('decline', t('offer.takeBack'))}
        >
          {t('offer.until', { at: time(offer.until) })}
        </Notice>
      )}
      {snooze !== undefined && (
        <Notice
          title={
            snooze.until === undefined ? t('snooze.untilAnswer') : t('snooze.untilTime', { at: time(snooze.until) })
          }
          actions={button('snooze', t('snooze.wake'))}
        />
      )}
      {mergedInto !== undefined && (
        <Notice title={t('merge.goesOn')}>
          <Link href={addressOf('mine', mergedInto)}>{t('merge.open')}</Link>
        </Notice>
      )}
      {moveAt !== undefined && <Notice>{t('moves', { at: time(moveAt) })}</Notice>}
    </>
  )
}
