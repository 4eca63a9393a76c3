import { type RefObject, useEffect, useRef, useState } from 'react'
import { useLocation } from 'wouter'
import type { Summary } from '../api-shapes.ts'
import { useCommands } from '../commands/commands.tsx'
import { addressOf, type View } from './views.ts'

interface CursorOptions {
  readonly view: View
  /** The inquiry that is open. */
  readonly current: string | undefined
  readonly items: readonly Summary[]
  /** Brings a place of the list into sight. */
  readonly show: (index: number) => void
  readonly scroller: RefObject<HTMLElement | null>
}

/** Moving through a list by keys. Returns the row that the tabulator key stops at. */
export function useCursor({ view, current, items, show, scroller }: CursorOptions): string | undefined {
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
  useCommands({
    next: items.length === 0 ? undefined : () => move(at + 1),
    previous: items.length === 0 ? undefined : () => move(at < 0 ? 0 : at - 1),
    open: stop === undefined ? undefined : () => go(addressOf(view, stop)),
  })
  // Another one was opened by other means: moving goes on from there.
  useEffect(() => {
    if (current !== undefined) setCursor(undefined)
  }, [current])
  return stop
}

function focusRow(list: HTMLElement | null, inquiryId: string): boolean {
  const row = [...(list?.querySelectorAll<HTMLElement>('[data-id]') ?? [])].find(
    ({ dataset }) => dataset['id'] === inquiryId,
  )
  row?.focus({ preventScroll: true })
  return row !== undefined
}
