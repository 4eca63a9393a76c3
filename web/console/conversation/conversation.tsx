import { type ReactNode, useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { Badge } from '../../kit/badge.tsx'
import { Button } from '../../kit/button.tsx'
import { Notice } from '../../kit/notice.tsx'
import { kindOf } from '../../platform/api/problem.ts'
import type { Inquiry } from '../api-shapes.ts'
import { PromiseBadge } from '../work/promise-badge.tsx'
import type { View } from '../work/views.ts'
import { Writing } from '../writing/writing.tsx'
import { MessageItem } from './message-item.tsx'
import { Others } from './others.tsx'
import { useInquiry } from './use-inquiry.ts'
import './conversation.css'

interface ConversationProps {
  readonly inquiryId: string
  /** The list that it was opened from. */
  readonly view: View
}

/** What was written about one inquiry. */
export function Conversation({ inquiryId, view }: ConversationProps): ReactNode {
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
  return <Written inquiry={data} view={view} />
}

function Written({ inquiry, view }: { readonly inquiry: Inquiry; readonly view: View }): ReactNode {
  const { t } = useTranslation('console')
  const { reference, subject, customer, status, urgent, messages, warnings, notReached } = inquiry
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    heading.current?.focus({ preventScroll: true })
    // Browsers return a promise here, which React would take for a clean-up.
    void heading.current?.scrollIntoView({ block: 'nearest' })
  }, [])
  return (
    <article className="conversation" aria-label={t('conversation', { reference })}>
      <header>
        <h2 ref={heading} dir="auto" tabIndex={-1}>
          {subject || customer.name || reference}
        </h2>
        <p className="facts-line">
          <Badge tone={status === 'answered' || status === 'resolved' ? 'good' : 'plain'}>
            {t(`statuses.${status}`)}
          </Badge>
          {urgent && <Badge tone="alarm">{t('urgent')}</Badge>}
          <PromiseBadge inquiry={inquiry} />
          <span className="soft small reference">{reference}</span>
        </p>
        <Others inquiryId={inquiry.inquiryId} />
      </header>
      {warnings.map((warning) => (
        <Notice key={warning} tone="warn">
          {t(`warnings.${warning}`)}
        </Notice>
      ))}
      {notReached !== undefined && <Notice tone="alarm">{t(`notReached.${notReached.reason}`)}</Notice>}
      <ol className="messages" aria-label={t('messages')}>
        {messages.map((message) => (
          <MessageItem key={message.messageId} message={message} />
        ))}
      </ol>
      <Writing key={inquiry.inquiryId} inquiry={inquiry} view={view} />
    </article>
  )
}
