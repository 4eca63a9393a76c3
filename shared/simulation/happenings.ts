import type { Instant } from '#shared/instant.ts'

/** Something that will happen. */
interface Happening<T> {
  readonly at: Instant
  readonly what: T
}

/** What is to come in a simulation, taken in the order of its time: a binary heap. */
export interface Happenings<T> {
  add(at: Instant, what: T): void
  /** The first one that is due by then. */
  take(until: Instant): Happening<T> | undefined
}

export function inOrderOfTime<T>(): Happenings<T> {
  const heap: Happening<T>[] = []
  const at = (index: number): Instant => heap[index]?.at ?? Number.POSITIVE_INFINITY
  function swap(a: number, b: number): void {
    const [one, other] = [heap[a], heap[b]]
    if (one === undefined || other === undefined) return
    heap[a] = other
    heap[b] = one
  }
  function sink(): void {
    for (let index = 0; ; ) {
      const [left, right] = [2 * index + 1, 2 * index + 2]
      const least = at(right) < at(left) ? right : left
      if (at(least) >= at(index)) return
      swap(index, least)
      index = least
    }
  }
  return {
    add(when, what) {
      heap.push({ at: when, what })
      for (let index = heap.length - 1; index > 0; ) {
        const parent = (index - 1) >>> 1
        if (at(parent) <= at(index)) return
        swap(index, parent)
        index = parent
      }
    },
    take(until) {
      const [top] = heap
      if (top === undefined || top.at > until) return undefined
      const last = heap.pop()
      if (last !== undefined && heap.length > 0) {
        heap[0] = last
        sink()
      }
      return top
    },
  }
}
