import type { ReactNode } from 'react'
import { ComboBox as AriaComboBox, Button, Input, Label, ListBox, ListBoxItem, Popover } from 'react-aria-components'
import './combo-box.css'
import './field.css'
import './popover.css'

interface ComboBoxProps {
  readonly label: string
  readonly options: readonly { readonly id: string; readonly name: string; readonly remark?: string }[]
  readonly value: string | undefined
  readonly choose: (id: string | undefined) => void
  readonly autoFocus?: boolean
}

/** Choosing one of many by typing a part of its name. */
export function ComboBox({ label, options, value, choose, autoFocus = false }: ComboBoxProps): ReactNode {
  return (
    <AriaComboBox
      className="kit-field"
      defaultItems={options}
      selectedKey={value ?? null}
      onSelectionChange={(key) => choose(key === null ? undefined : String(key))}
      menuTrigger="focus"
      autoFocus={autoFocus}
    >
      <Label className="label">{label}</Label>
      <div className="combo">
        <Input className="control" dir="auto" />
        <Button className="combo-open">
          <span aria-hidden="true">▾</span>
        </Button>
      </div>
      <Popover className="popover">
        <ListBox<(typeof options)[number]> className="list">
          {(option) => (
            <ListBoxItem className="item" textValue={option.name}>
              <bdi>{option.name}</bdi>
              {option.remark !== undefined && <span className="soft small">{option.remark}</span>}
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </AriaComboBox>
  )
}
