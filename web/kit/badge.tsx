import type { ReactNode } from 'react'
import './badge.css'

/** A word about the state of something. The tone repeats what the word says. */
export function Badge({
  tone = 'plain',
  children,
}: {
  readonly tone?: 'plain' | 'good' | 'warn' | 'alarm'
  readonly children: ReactNode
}): ReactNode {
  return <span className={`badge ${tone}`}>{children}</span>
}
