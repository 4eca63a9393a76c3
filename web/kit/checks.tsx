import type { ReactNode } from 'react'
import { Checkbox, CheckboxGroup, Label } from 'react-aria-components'
import './choice.css'
import './field.css'

interface ChecksProps {
  readonly label: string
  readonly hint?: string
  readonly options: readonly { readonly id: string; readonly name: string; readonly remark?: string | undefined }[]
  /** In the order of choosing. */
  readonly chosen: readonly string[]
  readonly choose: (ids: readonly string[]) => void
}

/** Some of a few, all of them in sight. */
export function Checks({ label, hint, options, chosen, choose }: ChecksProps): ReactNode {
  return (
    <CheckboxGroup className="kit-choice" value={[...chosen]} onChange={choose}>
      <Label className="label">{label}</Label>
      {hint !== undefined && <p className="soft small">{hint}</p>}
      {options.map(({ id, name, remark }) => (
        <Checkbox key={id} value={id} className="kit-radio kit-check">
          <span className="mark" aria-hidden="true" />
          <span>
            {name}
            {remark !== undefined && <span className="soft small"> {remark}</span>}
          </span>
        </Checkbox>
      ))}
    </CheckboxGroup>
  )
}
