import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Badge } from '../../kit/badge.tsx'
import { Button } from '../../kit/button.tsx'
import { Notice } from '../../kit/notice.tsx'
import { kindOf } from '../../platform/api/problem.ts'
import type { Inquiry } from '../api-shapes.ts'
import { Deeds } from '../deeds/deeds.tsx'
import { PromiseLine } from '../promise/promise-line.tsx'
import { type SentMessage, Writing } from '../writing/writing.tsx'
import { AdvisorLine } from './advisor-line.tsx'
import { MessageItem } from './message-item.tsx'
import { useOwn } from './use-own.ts'
import './thread.css'

/** One of the own inquiries: where it stands, what was said, and what to say or do next. */
export function Thread({ inquiryId }: { readonly inquiryId: string }): ReactNode {
  const { t } = useTranslation(['my', 'common'])
  const [sent, setSent] = useState<readonly SentMessage[]>([])
  const missing = (inquiry: Inquiry | undefined): readonly SentMessage[] =>
    sent.filter(({ messageId }) => inquiry?.messages.every((one) => one.messageId !== messageId) ?? true)
  const { data, error, isPending, refetch } = useOwn(inquiryId, (inquiry) => missing(inquiry).length > 0)
  if (isPending) return <p className="soft">{t('common:loading')}</p>
  if (data === undefined) return <NotThere error={error} again={() => void refetch()} />
  return (
    <article className="thread" aria-label={t('inquiry', { reference: data.reference })}>
      <Head inquiry={data} />
      {error !== null && <Notice tone="warn">{t('stale')}</Notice>}
      <ol className="messages" aria-label={t('messages')}>
        {data.messages.map((message) => (
          <MessageItem key={message.messageId} inquiryId={inquiryId} message={message} />
        ))}
        {missing(data).map(({ messageId, text }) => (
          <li key={messageId} className="message inbound">
            <p className="text">{text}</p>
            <p className="soft small">{t('arriving')}</p>
          </li>
        ))}
      </ol>
      <Deeds inquiry={data} onSent={(message) => setSent((all) => [...all, message])} />
      <Writing inquiry={data} onSent={(message) => setSent((all) => [...all, message])} />
    </article>
  )
}

function Head({ inquiry }: { readonly inquiry: Inquiry }): ReactNode {
  const { t } = useTranslation('my')
  const { subject, preview, reference, status } = inquiry
  return (
    <header>
      <h2 dir="auto">{subject || preview || reference}</h2>
      <p className="facts-line">
        <Badge tone={status === 'answered' ? 'good' : 'plain'}>{t(`statuses.${status}`)}</Badge>
        <span className="soft small reference">{t('reference', { reference })}</span>
      </p>
      <p>{t(`explanations.${status}`)}</p>
      <PromiseLine inquiry={inquiry} />
      <AdvisorLine inquiry={inquiry} />
    </header>
  )
}

function NotThere({ error, again }: { readonly error: unknown; readonly again: () => void }): ReactNode {
  const { t } = useTranslation(['my', 'common'])
  const kind = kindOf(error)
  if (kind !== 'missing')
    return (
      <Notice tone="warn" live actions={<Button onPress={again}>{t('common:tryAgain')}</Button>}>
        {t(`common:problems.${kind}`)}
      </Notice>
    )
  return (
    <div className="gone">
      <h2>{t('gone.title')}</h2>
      <p>{t('gone.text')}</p>
    </div>
  )
}
