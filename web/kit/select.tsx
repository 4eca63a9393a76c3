import type { ReactNode } from 'react'
import { Select as AriaSelect, Button, Label, ListBox, ListBoxItem, Popover, SelectValue } from 'react-aria-components'
import './field.css'
import './popover.css'

interface SelectProps {
  readonly label: string
  readonly bare?: boolean
  readonly placeholder?: string
  readonly options: readonly { readonly id: string; readonly name: string; readonly remark?: string }[]
  readonly value: string | undefined
  readonly choose: (id: string) => void
}

/** Choosing one of a list. */
export function Select({ label, bare = false, placeholder = '', options, value, choose }: SelectProps): ReactNode {
  return (
    <AriaSelect
      className="kit-field"
      placeholder={placeholder}
      value={value ?? null}
      onChange={(key) => key !== null && choose(String(key))}
    >
      <Label className={bare ? 'said' : 'label'}>{label}</Label>
      <Button className="control select">
        <SelectValue />
        <span aria-hidden="true">▾</span>
      </Button>
      <Popover className="popover">
        <ListBox className="list" items={options}>
          {(option) => (
            <ListBoxItem className="item" textValue={option.name}>
              <span>{option.name}</span>
              {option.remark !== undefined && <span className="soft small">{option.remark}</span>}
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </AriaSelect>
  )
}
