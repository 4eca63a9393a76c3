import { createContext, type ReactNode, use, useEffect, useState } from 'react'
import { useLocation } from 'wouter'
import { addressOf } from '../work/views.ts'
import { useTakeBack } from './use-deed.ts'

/** Something done to a matter that can be taken back for a minute. */
interface Done {
  readonly inquiryId: string
  /** What the console calls the matter. */
  readonly about: string
  readonly what: 'resolve' | 'transfer' | 'merge'
  /** Where taking it back leads; absent: to the matter, in my list. */
  readonly address?: string
}

interface DoneContext {
  readonly done: Done | undefined
  readonly note: (done: Done) => void
  readonly takeBack: () => void
}

const Context = createContext<DoneContext | undefined>(undefined)
const TAKE_BACK_MS = 60_000

/** Throws outside a console. */
export function useDone(): DoneContext {
  const context = use(Context)
  if (context === undefined) throw new Error('This component belongs inside a console.')
  return context
}

/** Remembers for a minute what was done last. */
export function DoneProvider({ children }: { readonly children: ReactNode }): ReactNode {
  const [done, note] = useState<Done>()
  const [, go] = useLocation()
  const { mutate } = useTakeBack()
  useEffect(() => {
    if (done === undefined) return
    const timer = setTimeout(() => note(undefined), TAKE_BACK_MS)
    return () => clearTimeout(timer)
  }, [done])
  const takeBack = (): void => {
    if (done === undefined) return
    const { inquiryId, address = addressOf('mine', inquiryId) } = done
    note(undefined)
    mutate(inquiryId, { onSuccess: () => go(address), onError: () => go(addressOf('desk', inquiryId)) })
  }
  return <Context value={{ done, note, takeBack }}>{children}</Context>
}
