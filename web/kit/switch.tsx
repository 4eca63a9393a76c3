import type { ReactNode } from 'react'
import { Switch as AriaSwitch } from 'react-aria-components'
import './switch.css'

interface SwitchProps {
  readonly on: boolean
  readonly turn: (on: boolean) => void
  /** While it is being turned. */
  readonly isDisabled?: boolean
  readonly children: ReactNode
}

/** Something that is on or off, at once. */
export function Switch({ on, turn, isDisabled = false, children }: SwitchProps): ReactNode {
  return (
    <AriaSwitch className="kit-switch" isSelected={on} isDisabled={isDisabled} onChange={turn}>
      <span className="track" aria-hidden="true" />
      {children}
    </AriaSwitch>
  )
}
