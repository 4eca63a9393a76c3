import { type RefObject, useLayoutEffect, useRef } from 'react'
import type { Summary } from '../api-shapes.ts'

/** Keeps the first row in sight where it is when rows come or go above it. Rows have one height, in px. */
export function useSteadyScroll(
  scroller: RefObject<HTMLElement | null>,
  items: readonly Summary[],
  rowHeight: number,
): void {
  const before = useRef(items)
  useLayoutEffect(() => {
    const element = scroller.current
    const shift = element === null ? 0 : shiftOf(before.current, items, Math.floor(element.scrollTop / rowHeight))
    // At the top new work is welcome in sight.
    if (element !== null && shift !== 0 && element.scrollTop > 0) element.scrollTop += shift * rowHeight
    before.current = items
  }, [scroller, items, rowHeight])
}

type Row = Pick<Summary, 'inquiryId'>

/** By how many places the rows in sight moved: that of the first one from `top` on that is in both lists; 0 when none is. */
export function shiftOf(before: readonly Row[], after: readonly Row[], top: number): number {
  if (before === after) return 0
  const places = new Map(after.map(({ inquiryId }, index) => [inquiryId, index]))
  for (const [index, { inquiryId }] of before.entries()) {
    if (index < top) continue
    const place = places.get(inquiryId)
    if (place !== undefined) return place - index
  }
  return 0
}
