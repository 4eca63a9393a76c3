import { createContext, type ReactNode, type RefObject, use, useMemo, useRef, useState } from 'react'
import type { Summary } from '../api-shapes.ts'

/** An inquiry that is about to be given to somebody; `to` where that was said already. */
interface Given {
  readonly inquiry: Summary
  readonly to?: string
}

/** Stays the same for as long as the view is open, so that no row is drawn anew when something is asked or dragged. */
interface Giving {
  readonly ask: (given: Given | undefined) => void
  readonly drag: (inquiry: Summary | undefined) => void
  readonly dropOn: (advisorId: string) => void
}

const Acts = createContext<Giving | undefined>(undefined)
const Asked = createContext<Given | undefined>(undefined)
const Dragging = createContext(false)

/** Throws outside the view of a team. */
export function useGiving(): Giving {
  const giving = use(Acts)
  if (giving === undefined) throw new Error('This component belongs inside the view of a team.')
  return giving
}

/** What is asked about, if anything. */
export const useGiven = (): Given | undefined => use(Asked)
/** Whether something is being dragged: only then do people take it. */
export const useDragging = (): boolean => use(Dragging)

/** What is dragged and what is asked about it, between the lists and the people. */
export function GivingProvider({ children }: { readonly children: ReactNode }): ReactNode {
  const [given, ask] = useState<Given>()
  const [dragging, setDragging] = useState(false)
  const dragged = useRef<Summary>(undefined)
  const acts = useMemo(() => actsOf(ask, setDragging, dragged), [])
  return (
    <Acts value={acts}>
      <Asked value={given}>
        <Dragging value={dragging}>{children}</Dragging>
      </Asked>
    </Acts>
  )
}

const actsOf = (
  ask: (given: Given | undefined) => void,
  setDragging: (dragging: boolean) => void,
  dragged: RefObject<Summary | undefined>,
): Giving => ({
  ask,
  drag: (inquiry) => {
    if (inquiry !== undefined) dragged.current = inquiry
    setDragging(inquiry !== undefined)
  },
  dropOn: (to) => {
    const inquiry = dragged.current
    if (inquiry !== undefined && inquiry.advisor?.advisorId !== to) ask({ inquiry, to })
  },
})
