import { type RefObject, useLayoutEffect, useRef, useState } from 'react'
import type { Summary } from '../api-shapes.ts'
import { arrivals } from './merge-first.ts'

/**
 * Keeps the first row in sight where it is when rows come or go above it. Rows have one height, in px. Returns how many
 * came above what is in sight and were not looked at yet.
 */
export function useSteadyScroll(
  scroller: RefObject<HTMLElement | null>,
  items: readonly Summary[],
  rowHeight: number,
  first: number,
): number {
  const before = useRef(items)
  const [unseen, setUnseen] = useState<ReadonlySet<string>>(new Set())
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is seen changes with the first row in sight.
  useLayoutEffect(() => {
    const element = scroller.current
    if (element === null) return
    const came = arrivals(before.current, items)
    element.scrollTop += shiftOf(before.current, items, Math.floor(element.scrollTop / rowHeight)) * rowHeight
    before.current = items
    const top = Math.floor(element.scrollTop / rowHeight)
    setUnseen((now) => (now.size + came.length === 0 ? now : stillAbove(new Set([...now, ...came]), items, top)))
  }, [scroller, items, rowHeight, first])
  return unseen.size
}

type Row = Pick<Summary, 'inquiryId'>

/** Those of `unseen` that are above the first row in sight. */
const stillAbove = (unseen: ReadonlySet<string>, items: readonly Row[], first: number): ReadonlySet<string> =>
  new Set(
    items
      .slice(0, first)
      .map(({ inquiryId }) => inquiryId)
      .filter((inquiryId) => unseen.has(inquiryId)),
  )

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
