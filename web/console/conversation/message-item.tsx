import { memo, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../kit/button.tsx'
import { Formatted } from '../../kit/formatted.tsx'
import { useNow } from '../../platform/use-now.ts'
import { useTimes } from '../../platform/use-times.ts'
import type { Message } from '../api-shapes.ts'
import { Callback } from './callback.tsx'
import { MailHtml } from './mail-html.tsx'
import { MessageFiles } from './message-files.tsx'

interface MessageItemProps {
  readonly inquiryId: string
  readonly message: Message
  /** Makes it a matter of its own; absent where it cannot be. */
  readonly separate?: ((messageId: string) => void) | undefined
}

/** One message of a conversation, or a note between colleagues. */
export const MessageItem = memo(function MessageItem({ inquiryId, message, separate }: MessageItemProps): ReactNode {
  const { t } = useTranslation('console')
  const times = useTimes()
  const now = useNow()
  const {
    messageId,
    direction,
    kind,
    author,
    at,
    text,
    blocks,
    html,
    delivery,
    attachments,
    notTaken,
    masked,
    callback,
  } = message
  const when = Date.parse(at)
  return (
    <li className={`message ${direction} ${kind}`}>
      <header>
        <bdi>{author.name || t(`roles.${author.role}`)}</bdi>
        <span className="soft small">{t(`kinds.${kind}`)}</span>
        <time className="soft small" dateTime={at} title={times.full(when)}>
          {times.short(when, now)}
        </time>
        {separate !== undefined && (
          <Button look="quiet" onPress={() => separate(messageId)}>
            {t('separate')}
          </Button>
        )}
      </header>
      {html === undefined ? <Formatted text={text} blocks={blocks} /> : <MailHtml html={html} text={text} />}
      {callback !== undefined && <Callback inquiryId={inquiryId} wish={callback} />}
      {masked !== undefined && masked.length > 0 && <p className="soft small">{t('masked')}</p>}
      <MessageFiles
        inquiryId={inquiryId}
        {...(attachments === undefined ? {} : { attachments })}
        {...(notTaken === undefined ? {} : { notTaken })}
      />
      {delivery !== undefined && (
        <p className="soft small">{t('delivery', { state: t(`deliveries.${delivery.state}`) })}</p>
      )}
    </li>
  )
})
