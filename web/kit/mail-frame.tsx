import { type ReactNode, useEffect, useRef, useState } from 'react'
import './mail-frame.css'

/** Where the API keeps the address of a picture from elsewhere. */
export const BLOCKED = 'data-blocked-src'
const MOST_HEIGHT = 1_200

interface MailFrameProps {
  readonly html: string
  readonly title: string
  /** Pictures from elsewhere are loaded. */
  readonly pictures?: boolean
  /** Links open, each in a window of its own. */
  readonly links?: boolean
  readonly className?: string
}

/** HTML of a mail in a frame of its own that runs no script and reaches nothing: neither sandbox nor policy of the frame lets it. */
export function MailFrame({
  html,
  title,
  pictures = false,
  links = false,
  className = 'kit-mail-frame',
}: MailFrameProps): ReactNode {
  const frame = useRef<HTMLIFrameElement>(null)
  const [height, setHeight] = useState(80)
  const [loaded, setLoaded] = useState(false)
  useEffect(() => {
    const shown = frame.current?.contentDocument
    if (!loaded || shown === null || shown === undefined) return undefined
    // Of the frame: our own page's policy would take away the styles of what it parses.
    const Parser = shown.defaultView?.DOMParser ?? DOMParser
    shown.body.replaceChildren(...contentOf(new Parser().parseFromString(html, 'text/html'), pictures))
    const observer = new ResizeObserver(() => setHeight(Math.min(MOST_HEIGHT, shown.documentElement.scrollHeight)))
    observer.observe(shown.body)
    return () => observer.disconnect()
  }, [html, pictures, loaded])
  return (
    <iframe
      className={className}
      ref={frame}
      title={title}
      src="/assets/mail/frame.html"
      sandbox={links ? 'allow-same-origin allow-popups allow-popups-to-escape-sandbox' : 'allow-same-origin'}
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
