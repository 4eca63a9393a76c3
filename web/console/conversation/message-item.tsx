import { memo, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useNow } from '../../platform/use-now.ts'
import { useTimes } from '../../platform/use-times.ts'
import type { Message } from '../api-shapes.ts'
import { MailHtml } from './mail-html.tsx'

/** One message of a conversation, or a note between colleagues. */
export const MessageItem = memo(function MessageItem({ message }: { readonly message: Message }): ReactNode {
  const { t } = useTranslation('console')
  const times = useTimes()
  const now = useNow()
  const { direction, kind, author, at, text, html, delivery } = message
  const when = Date.parse(at)
  return (
    <li className={`message ${direction}`}>
      <header>
        <bdi>{author.name ?? t(`roles.${author.role}`)}</bdi>
        <span className="soft small">{t(`kinds.${kind}`)}</span>
        <time className="soft small" dateTime={at} title={times.full(when)}>
          {times.short(when, now)}
        </time>
      </header>
      {html === undefined ? <p className="text">{text}</p> : <MailHtml html={html} text={text} />}
      {delivery !== undefined && (
        <p className="soft small">{t('delivery', { state: t(`deliveries.${delivery.state}`) })}</p>
      )}
    </li>
  )
})
