import { createContext, type ReactNode, useContext, useState } from 'react'
import { Notice } from '../../kit/notice.tsx'

const Context = createContext<(what: string) => void>(() => {})

/** Says at the top of the page what was done, also when what it was done to is gone from it. */
export function SaidProvider({ children }: { readonly children: ReactNode }): ReactNode {
  const [said, say] = useState('')
  return (
    <Context.Provider value={say}>
      <div role="status">{said !== '' && <Notice tone="good">{said}</Notice>}</div>
      {children}
    </Context.Provider>
  )
}

export const useSay = (): ((what: string) => void) => useContext(Context)
