import { type ReactNode, useCallback, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../kit/button.tsx'

/** No script can run in it, whatever the mail holds: neither sandbox nor policy of the frame lets one. */
const SANDBOX = 'allow-same-origin allow-popups allow-popups-to-escape-sandbox'
const BLOCKED = 'data-blocked-src'
const MOST_HEIGHT = 1_200

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
      {asText ? <p className="text">{text}</p> : <MailFrame html={html} pictures={pictures} />}
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

/** Sanitised HTML in a frame that runs no script and reaches nothing. */
export function MailFrame({ html, pictures }: { readonly html: string; readonly pictures: boolean }): ReactNode {
  const { t } = useTranslation('console')
  const frame = useRef<HTMLIFrameElement>(null)
  const [height, setHeight] = useState(80)
  const [loaded, setLoaded] = useState(false)
  const fill = useCallback((): (() => void) | undefined => {
    const shown = frame.current?.contentDocument
    if (shown === null || shown === undefined) return undefined
    // Of the frame: our own page's policy would take away the styles of what it parses.
    const Parser = shown.defaultView?.DOMParser ?? DOMParser
    shown.body.replaceChildren(...contentOf(new Parser().parseFromString(html, 'text/html'), pictures))
    const observer = new ResizeObserver(() => setHeight(Math.min(MOST_HEIGHT, shown.documentElement.scrollHeight)))
    observer.observe(shown.body)
    return () => observer.disconnect()
  }, [html, pictures])
  useEffect(() => (loaded ? fill() : undefined), [loaded, fill])
  return (
    <iframe
      className="mail-frame"
      ref={frame}
      title={t('mail.frame')}
      src="/assets/mail/frame.html"
      sandbox={SANDBOX}
      height={height}
      onLoad={() => setLoaded(true)}
    />
  )
}

/** The mail's nodes, with the sources of its pictures in place if they are wanted. */
function contentOf({ body }: Document, pictures: boolean): readonly ChildNode[] {
  for (const image of pictures ? body.querySelectorAll(`img[${BLOCKED}]`) : []) {
    const source = image.getAttribute(BLOCKED) ?? ''
    if (/^https?:\/\//u.test(source)) image.setAttribute('src', source)
  }
  return [...body.childNodes]
}
