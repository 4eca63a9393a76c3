import type { ReactNode } from 'react'
import './notice.css'

interface NoticeProps {
  readonly tone?: 'plain' | 'good' | 'warn' | 'alarm'
  /** Read out as soon as it appears. */
  readonly live?: boolean
  readonly title?: string | undefined
  readonly children?: ReactNode
  readonly actions?: ReactNode
}

/** Something to know, in words, with what can be done about it beside it. */
export function Notice({ tone = 'plain', live = false, title, children, actions }: NoticeProps): ReactNode {
  return (
    <div className={`kit-notice ${tone}`} role={live ? (tone === 'alarm' ? 'alert' : 'status') : undefined}>
      <div>
        {title !== undefined && <strong>{title}</strong>}
        {children !== undefined && <div>{children}</div>}
      </div>
      {actions !== undefined && <div className="actions">{actions}</div>}
    </div>
  )
}
