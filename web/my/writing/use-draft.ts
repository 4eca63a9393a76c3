import { useState } from 'react'
import { useApp } from '../../platform/app-context.ts'
import { readSaved, save } from '../../platform/saved.ts'
import { z } from '../../platform/zod.ts'

const draftSchema = z.object({ text: z.string(), key: z.string() })
type Draft = z.infer<typeof draftSchema>

const fresh = (): Draft => ({ text: '', key: crypto.randomUUID() })

/** What somebody is writing, kept on this device for them alone, with the key under which it will be sent. */
export function useDraft(about: string) {
  const { session } = useApp()
  const name = `my.${session.person.sub}.${about}`
  const [draft, setDraft] = useState(() => readSaved(name, draftSchema) ?? fresh())
  const keep = (next: Draft): void => {
    save(name, next)
    setDraft(next)
  }
  return {
    ...draft,
    /** Another text is another message: it gets another key. */
    write: (text: string) => keep({ text, key: crypto.randomUUID() }),
    clear: () => {
      localStorage.removeItem(name)
      setDraft(fresh())
    },
  }
}
