import { useQueryClient } from '@tanstack/react-query'
import { createContext, type ReactNode, type RefObject, use, useRef, useState } from 'react'
import type { Summary } from '../api-shapes.ts'
import { type FoundPages, foundKey, itemsOf } from './found.ts'
import type { Question, Typed } from './question.ts'

interface Searching {
  readonly typed: Typed
  readonly asked: Question | undefined
  /** The question was put a moment ago, and nothing was typed since. */
  readonly waits: RefObject<boolean>
  type(typed: Typed): void
  ask(question: Question): void
  /** What was found so far. */
  found(): readonly Summary[]
}

const Context = createContext<Searching | undefined>(undefined)

/** Throws outside a console. */
export function useSearching(): Searching {
  const searching = use(Context)
  if (searching === undefined) throw new Error('This component belongs inside a console.')
  return searching
}

/** What was typed and found, for as long as the console is open. It is kept nowhere else: words of people belong into no address. */
export function SearchProvider({ children }: { readonly children: ReactNode }): ReactNode {
  const queries = useQueryClient()
  const [typed, setTyped] = useState<Typed>({ text: '', from: '', to: '' })
  const [asked, setAsked] = useState<Question>()
  const waits = useRef(false)
  const type = (next: Typed): void => {
    waits.current = false
    setTyped(next)
  }
  const ask = (question: Question): void => {
    waits.current = true
    setAsked(question)
    // What an earlier answer to the same question said may be out of date.
    void queries.resetQueries({ queryKey: foundKey(question), exact: true })
  }
  const found = (): readonly Summary[] => itemsOf(queries.getQueryData<FoundPages>(foundKey(asked))?.pages ?? [])
  return <Context value={{ typed, asked, waits, type, ask, found }}>{children}</Context>
}
