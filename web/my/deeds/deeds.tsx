import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../kit/button.tsx'
import { Notice } from '../../kit/notice.tsx'
import { kindOf } from '../../platform/api/problem.ts'
import type { Inquiry } from '../api-shapes.ts'
import type { SentMessage } from '../writing/writing.tsx'
import { Callback } from './callback.tsx'
import { Complaint } from './complaint.tsx'
import { useSay } from './use-say.ts'

interface DeedsProps {
  readonly inquiry: Inquiry
  readonly onSent: (message: SentMessage) => void
}

/** What a customer can do beside writing: say that it is solved, that they are not content, or when to call them. */
export function Deeds({ inquiry, onSent }: DeedsProps): ReactNode {
  const { t } = useTranslation(['my', 'common'])
  const { inquiryId, status } = inquiry
  const [asked, setAsked] = useState<'complaint' | 'callback'>()
  const [key, setKey] = useState(() => crypto.randomUUID())
  const [said, setSaid] = useState<string>()
  const say = useSay(inquiryId)
  const close = (): void => setAsked(undefined)
  // Said, and not among the messages yet: the status has not followed either.
  const onItsWay = said !== undefined && inquiry.messages.every((message) => message.messageId !== said)
  if (status === 'received' || status === 'suppressed') return null
  const solved = (): void => {
    const message = t('solved.message')
    say.mutate(
      { message, intent: 'solved', key },
      {
        onSuccess: ({ messageId }) => {
          onSent({ messageId, text: message })
          setSaid(messageId)
          // What is taken up again can be solved again.
          setKey(crypto.randomUUID())
        },
      },
    )
  }
  return (
    <section className="deeds" aria-label={t('deeds')}>
      {say.error !== null && (
        <Notice tone="warn" live>
          {t(`common:problems.${kindOf(say.error)}`)}
        </Notice>
      )}
      <div className="row">
        {status !== 'resolved' && (
          <Button isDisabled={say.isPending || onItsWay} onPress={solved}>
            {t('solved.act')}
          </Button>
        )}
        {status !== 'resolved' && <Button onPress={() => setAsked('callback')}>{t('callback.act')}</Button>}
        <Button look="quiet" onPress={() => setAsked('complaint')}>
          {t('complaint.act')}
        </Button>
      </div>
      <Complaint inquiryId={inquiryId} open={asked === 'complaint'} close={close} />
      <Callback inquiryId={inquiryId} open={asked === 'callback'} close={close} onSent={onSent} />
    </section>
  )
}
