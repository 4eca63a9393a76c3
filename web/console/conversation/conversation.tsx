import { type ReactNode, useCallback, useEffect, useEffectEvent, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { useLocation } from 'wouter'
import { Badge } from '../../kit/badge.tsx'
import { Button } from '../../kit/button.tsx'
import { Notice } from '../../kit/notice.tsx'
import { kindOf } from '../../platform/api/problem.ts'
import { ActBar } from '../acts/act-bar.tsx'
import { InHand } from '../acts/in-hand.tsx'
import { Refusal } from '../acts/refusal.tsx'
import { useDeed } from '../acts/use-deed.ts'
import type { Inquiry } from '../api-shapes.ts'
import { fieldInUse } from '../commands/field-in-use.ts'
import { useNames } from '../names/use-names.ts'
import { PromiseBadge } from '../work/promise-badge.tsx'
import { useNext } from '../work/use-next.ts'
import { addressOf, type Column } from '../work/views.ts'
import { Writing } from '../writing/writing.tsx'
import { MessageItem } from './message-item.tsx'
import { Others } from './others.tsx'
import { useInquiry } from './use-inquiry.ts'
import './conversation.css'

interface ConversationProps {
  readonly inquiryId: string
  /** Where it was opened from. */
  readonly column: Column
  /** It is what somebody chose to read; else it is only still there beside a search. */
  readonly chosen: boolean
}

/** What was written about one inquiry. */
export function Conversation({ inquiryId, column, chosen }: ConversationProps): ReactNode {
  const { t } = useTranslation(['console', 'common'])
  const { data, error, isPending, refetch } = useInquiry(inquiryId)
  if (isPending) return <p className="soft">{t('common:loading')}</p>
  if (data === undefined)
    return (
      <Notice
        tone="warn"
        live
        title={kindOf(error) === 'missing' ? t('gone') : t(`common:problems.${kindOf(error)}`)}
        actions={<Button onPress={() => void refetch()}>{t('common:tryAgain')}</Button>}
      />
    )
  return <Written inquiry={data} column={column} chosen={chosen} gone={kindOf(error) === 'missing' && error !== null} />
}

interface WrittenProps extends Omit<ConversationProps, 'inquiryId'> {
  readonly inquiry: Inquiry
  /** It was there and is not any more. */
  readonly gone: boolean
}

function Written({ inquiry, column, chosen, gone }: WrittenProps): ReactNode {
  const { t } = useTranslation('console')
  const { inquiryId, reference, subject, topic, customer, status, urgent, messages, warnings, notReached } = inquiry
  const names = useNames()
  const heading = useRef<HTMLHeadingElement>(null)
  const thread = useRef<HTMLElement>(null)
  const next = useNext(column, inquiryId)
  const [, go] = useLocation()
  const { mutate, error } = useDeed(inquiryId)
  const appear = useEffectEvent(() => {
    // Not from under the fingers of who began to search meanwhile: their letters would be commands.
    if (chosen && fieldInUse() === undefined) heading.current?.focus({ preventScroll: true })
    // What was said last is what is answered.
    if (thread.current !== null) thread.current.scrollTop = thread.current.scrollHeight
  })
  useEffect(() => appear(), [])
  const separate = useCallback(
    (messageId: string) =>
      mutate({ does: 'separate', messageId }, { onSuccess: (other) => go(addressOf(column, other.inquiryId)) }),
    [mutate, go, column],
  )
  const first = messages.findIndex(({ direction }) => direction === 'inbound')
  return (
    <article className="conversation" aria-label={t('conversation', { reference })}>
      <header>
        <h2 ref={heading} dir="auto" tabIndex={-1}>
          {subject || (topic === undefined ? customer.name || reference : names.topic(topic))}
        </h2>
        <p className="facts-line">
          <Badge tone={status === 'answered' || status === 'resolved' ? 'good' : 'plain'}>
            {t(`statuses.${status}`)}
          </Badge>
          {urgent && <Badge tone="alarm">{t('urgent')}</Badge>}
          <PromiseBadge inquiry={inquiry} />
          <span className="soft small reference">{reference}</span>
        </p>
        <ActBar inquiry={inquiry} next={next} />
        <Others inquiryId={inquiryId} />
      </header>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls can be scrolled by keys. */}
      <section className="thread" ref={thread} tabIndex={0} aria-label={t('messages')}>
        {gone && (
          <Notice tone="warn" live>
            {t('gone')}
          </Notice>
        )}
        {warnings.map((warning) => (
          <Notice key={warning} tone="warn">
            {t(`warnings.${warning}`)}
          </Notice>
        ))}
        {notReached !== undefined && <Notice tone="alarm">{t(`notReached.${notReached.reason}`)}</Notice>}
        <InHand inquiry={inquiry} />
        <ol className="messages">
          {messages.map((message, index) => (
            <MessageItem
              key={message.messageId}
              inquiryId={inquiryId}
              message={message}
              separate={message.direction === 'inbound' && index > first ? separate : undefined}
            />
          ))}
        </ol>
      </section>
      <div className="dock">
        {error !== null && <Refusal error={error} />}
        <Writing inquiry={inquiry} next={next} />
      </div>
    </article>
  )
}
