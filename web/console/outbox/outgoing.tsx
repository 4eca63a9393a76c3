import { type ReactNode, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useLocation } from 'wouter'
import { Button } from '../../kit/button.tsx'
import type { ProblemKind } from '../../platform/api/problem.ts'
import { useDone } from '../acts/done.tsx'
import { keyOf } from '../commands/command-list.ts'
import { useCommandRegistry, useCommands } from '../commands/commands.tsx'
import { addressOf } from '../work/views.ts'
import { usePendingReplies, useWriting } from '../writing/writing-context.tsx'
import type { PendingReply } from './outbox.ts'
import './outgoing.css'

/** Replies that can still be taken back, and what was just done to a matter. */
export function Outgoing(): ReactNode {
  const { t } = useTranslation(['console', 'common'])
  const [, go] = useLocation()
  const { drafts, outbox } = useWriting()
  const commands = useCommandRegistry()
  const replies = usePendingReplies()
  const { done, takeBack } = useDone()
  const seconds = useSeconds(replies.length > 0)
  const undoReply = async ({ key }: PendingReply): Promise<void> => {
    const reply = await outbox.takeBack(key)
    if (reply === undefined) return
    const before = drafts.get(reply.inquiryId).text
    drafts.write(reply.inquiryId, before === '' ? reply.message : `${reply.message}\n\n${before}`, [
      ...reply.attachments,
    ])
    go(addressOf('mine', reply.inquiryId))
    // To go on writing where it is open already.
    setTimeout(() => commands.find('reply')?.())
  }
  const last = replies.at(-1)
  useCommands({ undo: last !== undefined ? () => void undoReply(last) : done === undefined ? undefined : takeBack })
  return (
    <div className="outgoing" role="status" aria-label={t('outgoing.label')}>
      {replies.map((reply) => (
        <p key={reply.key} className={`outgoing-item${reply.refused ? ' refused' : ''}`}>
          <span>
            <Standing reply={reply} />{' '}
            {reply.problem === undefined && (
              <span aria-hidden="true">{t('outgoing.seconds', { count: secondsTo(reply.dueAt, seconds) })}</span>
            )}
          </span>
          <Button onPress={() => void undoReply(reply)} shortcut={keyOf('undo')}>
            {reply.refused ? t('outgoing.toDraft') : t('commands.undo')}
          </Button>
        </p>
      ))}
      {done !== undefined && (
        <p className="outgoing-item">
          <span>
            {t(`done.${done.what}`)} <Link href={addressOf('mine', done.inquiryId)}>{done.about}</Link>
          </span>
          <Button onPress={takeBack} {...(last === undefined ? { shortcut: keyOf('undo') } : {})}>
            {t('commands.undo')}
          </Button>
        </p>
      )}
    </div>
  )
}

/** How it stands with a reply: on its way, waiting for something, or refused, and why. */
function Standing({ reply: { about, problem, refused, resolve } }: { readonly reply: PendingReply }): ReactNode {
  const { t } = useTranslation(['console', 'common'])
  if (problem === undefined) return t(resolve ? 'outgoing.replyAndResolve' : 'outgoing.reply', { about })
  if (refused) return `${t('outgoing.refused', { about })} ${t(`common:problems.${problem}`)}`
  return t(`outgoing.waits.${WAITS_FOR[problem] ?? 'later'}`, { about })
}

/** What a reply waits for that could not be posted yet; everything else is tried again in a moment. */
const WAITS_FOR: Partial<Record<ProblemKind, 'connection' | 'signIn'>> = { offline: 'connection', expired: 'signIn' }

const secondsTo = (at: number, now: number): number => Math.max(0, Math.ceil((at - now) / 1_000))

/** The time, every half second while it is `wanted`. */
function useSeconds(wanted: boolean): number {
  const [now, setNow] = useState(Date.now)
  useEffect(() => {
    if (!wanted) return
    setNow(Date.now())
    const timer = setInterval(() => setNow(Date.now()), 500)
    return () => clearInterval(timer)
  }, [wanted])
  return now
}
