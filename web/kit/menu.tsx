import type { ReactNode } from 'react'
import { Menu as AriaMenu, MenuItem, MenuTrigger, Popover } from 'react-aria-components'
import { Button } from './button.tsx'
import './popover.css'

interface MenuProps {
  /** What the button says; `title` is its name where that is not enough. */
  readonly label: ReactNode
  readonly title?: string
  readonly items: readonly { readonly id: string; readonly name: string; readonly chosen?: boolean }[]
  readonly act: (id: string) => void
}

/** A button with a menu. */
export function Menu({ label, title, items, act }: MenuProps): ReactNode {
  return (
    <MenuTrigger>
      <Button look="quiet" {...(title === undefined ? {} : { 'aria-label': title })}>
        {label} <span aria-hidden="true">▾</span>
      </Button>
      <Popover className="popover">
        <AriaMenu
          className="list"
          items={items}
          onAction={(key) => act(String(key))}
          {...(items.some(({ chosen }) => chosen !== undefined)
            ? {
                selectionMode: 'single' as const,
                selectedKeys: items.filter(({ chosen }) => chosen).map(({ id }) => id),
              }
            : {})}
        >
          {(item) => (
            <MenuItem className="item" textValue={item.name}>
              {item.name}
            </MenuItem>
          )}
        </AriaMenu>
      </Popover>
    </MenuTrigger>
  )
}
