import { type ReactNode, useEffect, useEffectEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { Dialog } from '../../kit/dialog.tsx'
import { Formatted } from '../../kit/formatted.tsx'
import { MailFrame } from '../../kit/mail-frame.tsx'
import { Notice } from '../../kit/notice.tsx'
import { kindOf } from '../../platform/api/problem.ts'
import { useCheck } from './use-check.ts'

interface PreviewProps {
  readonly inquiryId: string
  readonly text: string
  readonly close: () => void
}

/** The reply as the customer will see it. */
export default function Preview({ inquiryId, text, close }: PreviewProps): ReactNode {
  const { t } = useTranslation(['console', 'common'])
  const { data, error, mutate } = useCheck(inquiryId)
  const look = useEffectEvent(() => mutate(text))
  useEffect(() => look(), [])
  return (
    <Dialog title={t('preview.title')} open close={close} wide>
      {error !== null && <Notice tone="warn">{t(`common:problems.${kindOf(error)}`)}</Notice>}
      {data === undefined && error === null && <p className="soft">{t('common:loading')}</p>}
      {data !== undefined &&
        (data.way === 'app' ? (
          <Formatted text={data.text} blocks={data.blocks} />
        ) : (
          <>
            <p dir="auto">
              <strong>{data.subject}</strong>
            </p>
            <MailFrame className="mail-frame" html={data.html} title={t('mail.frame')} links />
          </>
        ))}
    </Dialog>
  )
}
