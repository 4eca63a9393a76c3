import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../kit/button.tsx'
import { BLOCKED, MailFrame } from '../../kit/mail-frame.tsx'

interface MailHtmlProps {
  /** As the API sanitised it. */
  readonly html: string
  readonly text: string
}

/** A mail as it was designed, in a frame of its own; pictures from elsewhere are loaded when the reader asks for them. */
export function MailHtml({ html, text }: MailHtmlProps): ReactNode {
  const { t } = useTranslation('console')
  const [asText, setAsText] = useState(false)
  const [pictures, setPictures] = useState(false)
  const hasPictures = html.includes(`${BLOCKED}="http`)
  return (
    <>
      {asText ? (
        <p className="text">{text}</p>
      ) : (
        <MailFrame className="mail-frame" html={html} title={t('mail.frame')} pictures={pictures} links />
      )}
      <div className="mail-tools">
        <Button look="quiet" onPress={() => setAsText(!asText)}>
          {asText ? t('mail.asSent') : t('mail.asText')}
        </Button>
        {hasPictures && !pictures && !asText && (
          <Button look="quiet" onPress={() => setPictures(true)}>
            {t('mail.loadPictures')}
          </Button>
        )}
      </div>
    </>
  )
}
