import type { ReactNode } from 'react'
import { Button as AriaButton, type ButtonProps as AriaButtonProps } from 'react-aria-components'
import './button.css'

interface ButtonProps extends Omit<AriaButtonProps, 'className' | 'style' | 'children'> {
  /** `strong` for the one thing to do, `quiet` for what stands among other things, `alarm` for what cannot be undone, `field` for what opens a text field. */
  readonly look?: 'plain' | 'strong' | 'quiet' | 'alarm' | 'field'
  /** The key that does the same, as people read it. */
  readonly shortcut?: string
  readonly children: ReactNode
}

export function Button({ look = 'plain', shortcut, children, ...props }: ButtonProps): ReactNode {
  return (
    <AriaButton {...props} className={`button ${look} moves`}>
      {children}
      {shortcut !== undefined && (
        <span className="kbd" aria-hidden="true">
          {shortcut}
        </span>
      )}
    </AriaButton>
  )
}
