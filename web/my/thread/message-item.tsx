import { memo, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Formatted } from '../../kit/formatted.tsx'
import { useNow } from '../../platform/use-now.ts'
import { useTimes } from '../../platform/use-times.ts'
import type { Message } from '../api-shapes.ts'
import { Attachments } from './attachments.tsx'

interface MessageItemProps {
  readonly inquiryId: string
  readonly message: Message
}

/** One message, from either side. */
export const MessageItem = memo(function MessageItem({ inquiryId, message }: MessageItemProps): ReactNode {
  const { t } = useTranslation('my')
  const times = useTimes()
  const now = useNow()
  const { direction, author, at, text, blocks, attachments = [] } = message
  return (
    <li className={`message ${direction}`}>
      <header>
        <bdi>{direction === 'inbound' ? t('you') : (author.name ?? t('we'))}</bdi>
        <time className="soft small" dateTime={at} title={times.full(Date.parse(at))}>
          {times.short(Date.parse(at), now)}
        </time>
      </header>
      <Formatted text={text} blocks={blocks} />
      {attachments.length > 0 && (
        <Attachments inquiryId={inquiryId} files={attachments} mine={direction === 'inbound'} />
      )}
    </li>
  )
})
