import { useState } from 'react'
import { z } from 'zod'
import { readSaved, save } from '../../platform/saved.ts'

const draftSchema = z.object({ text: z.string(), key: z.string() })
type Draft = z.infer<typeof draftSchema>

const fresh = (): Draft => ({ text: '', key: crypto.randomUUID() })

/** What is being written about an inquiry, kept on this device with the key under which it will be sent. */
export function useDraft(inquiryId: string) {
  const name = `draft.${inquiryId}`
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
