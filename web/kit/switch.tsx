import type { ReactNode } from 'react'
import { Switch as AriaSwitch } from 'react-aria-components'
import './switch.css'

interface SwitchProps {
  readonly on: boolean
  readonly turn: (on: boolean) => void
  readonly children: ReactNode
}

/** Something that is on or off, at once. */
export function Switch({ on, turn, children }: SwitchProps): ReactNode {
  return (
    <AriaSwitch className="kit-switch" isSelected={on} onChange={turn}>
      <span className="track" aria-hidden="true" />
      {children}
    </AriaSwitch>
  )
}
