import { type RefObject, useEffect, useRef, useState } from 'react'
import { useLocation } from 'wouter'
import type { Summary } from '../api-shapes.ts'
import { useCommands } from '../commands/commands.tsx'
import { addressOf, type Column } from './views.ts'

interface CursorOptions {
  readonly column: Column
  /** Something lies over the list: keys do not move in it. */
  readonly covered?: boolean
  /** The inquiry that is open. */
  readonly current: string | undefined
  readonly items: readonly Summary[]
  /** Brings a place of the list into sight. */
  readonly show: (index: number) => void
  readonly scroller: RefObject<HTMLElement | null>
}

/** Moving through a list by keys: the row that the tabulator key stops at, and going to a place. */
export function useCursor({ column, covered = false, current, items, show, scroller }: CursorOptions) {
  const [, go] = useLocation()
  const [cursor, setCursor] = useState<string>()
  const wanted = useRef<string>(undefined)
  const placeOf = (id: string | undefined): number => items.findIndex(({ inquiryId }) => inquiryId === id)
  const focused = placeOf(cursor)
  const at = focused >= 0 ? focused : placeOf(current)
  const move = (to: number): void => {
    const id = items[Math.min(Math.max(to, 0), items.length - 1)]?.inquiryId
    if (id === undefined) return
    show(placeOf(id))
    wanted.current = id
    setCursor(id)
    focusRow(scroller.current, id)
  }
  // A row far away is there only after the list has moved.
  useEffect(() => {
    if (wanted.current !== undefined && focusRow(scroller.current, wanted.current)) wanted.current = undefined
  })
  const stop = items[Math.max(at, 0)]?.inquiryId
  const still = covered || items.length === 0
  useCommands({
    next: still ? undefined : () => move(at + 1),
    previous: still ? undefined : () => move(at < 0 ? 0 : at - 1),
    open: still || stop === undefined ? undefined : () => go(addressOf(column, stop)),
  })
  const opened = useRef(current)
  // Moving goes on from what was opened by other means, and from what was closed.
  useEffect(() => {
    if (current !== undefined) setCursor(current)
    else if (opened.current !== undefined) focusRow(scroller.current, opened.current)
    opened.current = current
  }, [current, scroller])
  return { stop, move }
}

function focusRow(list: HTMLElement | null, inquiryId: string): boolean {
  const row = [...(list?.querySelectorAll<HTMLElement>('[data-id]') ?? [])].find(
    ({ dataset }) => dataset['id'] === inquiryId,
  )
  row?.focus({ preventScroll: true })
  return row !== undefined
}
