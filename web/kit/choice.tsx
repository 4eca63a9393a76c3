import type { ReactNode } from 'react'
import { Label, Radio, RadioGroup } from 'react-aria-components'
import './choice.css'
import './field.css'

interface ChoiceProps<T extends string> {
  readonly label: string
  readonly bare?: boolean
  readonly options: readonly {
    readonly id: T
    readonly name: string
    readonly remark?: string | undefined
    readonly disabled?: boolean
  }[]
  /** Undefined: none is chosen yet. */
  readonly value: T | undefined
  readonly choose: (id: T) => void
}

/** One of a few, all of them in sight. */
export function Choice<T extends string>({ label, bare = false, options, value, choose }: ChoiceProps<T>): ReactNode {
  return (
    <RadioGroup
      className="kit-choice"
      value={value ?? null}
      onChange={(id) => {
        const chosen = options.find((option) => option.id === id)
        if (chosen !== undefined) choose(chosen.id)
      }}
    >
      <Label className={bare ? 'said' : 'label'}>{label}</Label>
      {options.map(({ id, name, remark, disabled = false }) => (
        <Radio key={id} value={id} className="kit-radio" isDisabled={disabled}>
          <span className="mark" aria-hidden="true" />
          <span>
            {name}
            {remark !== undefined && <span className="soft small"> {remark}</span>}
          </span>
        </Radio>
      ))}
    </RadioGroup>
  )
}
