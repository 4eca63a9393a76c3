import { type ReactNode, useEffect, useRef, useState } from 'react'
import './mail-frame.css'

const MOST_HEIGHT = 1_200

/** HTML of a mail in a frame of its own that runs no script and reaches nothing: neither sandbox nor policy of the frame lets it. */
export function MailFrame({ html, title }: { readonly html: string; readonly title: string }): ReactNode {
  const frame = useRef<HTMLIFrameElement>(null)
  const [height, setHeight] = useState(80)
  const [loaded, setLoaded] = useState(false)
  useEffect(() => {
    const shown = frame.current?.contentDocument
    if (!loaded || shown === null || shown === undefined) return undefined
    // Of the frame: our own page's policy would take away the styles of what it parses.
    const Parser = shown.defaultView?.DOMParser ?? DOMParser
    shown.body.replaceChildren(...new Parser().parseFromString(html, 'text/html').body.childNodes)
    const observer = new ResizeObserver(() => setHeight(Math.min(MOST_HEIGHT, shown.documentElement.scrollHeight)))
    observer.observe(shown.body)
    return () => observer.disconnect()
  }, [html, loaded])
  return (
    <iframe
      className="kit-mail-frame"
      ref={frame}
      title={title}
      src="/assets/mail/frame.html"
      sandbox="allow-same-origin"
      height={height}
      onLoad={() => setLoaded(true)}
    />
  )
}
