import { useState } from 'react'
import { useApp } from '../../platform/app-context.ts'
import { readSaved, save } from '../../platform/saved.ts'
import { z } from '../../platform/zod.ts'

/** A text with the key under which it will be sent. */
export const draftSchema = z.object({ text: z.string(), key: z.string() })
type Draft = z.infer<typeof draftSchema>

/**
 * What somebody is writing, kept on this device for them alone. Drafts of more than a text bring their schema, which must
 * read one without the rest.
 */
export function useDraft(about: string): ReturnType<typeof useKept<Draft>>
export function useDraft<D extends Draft>(about: string, schema: z.ZodType<D>): ReturnType<typeof useKept<D>>
export function useDraft(about: string, schema: z.ZodType<Draft> = draftSchema) {
  return useKept(about, schema)
}

function useKept<D extends Draft>(about: string, schema: z.ZodType<D>) {
  const { session } = useApp()
  const name = `my.${session.person.sub}.${about}`
  const fresh = (): D => schema.parse({ text: '', key: crypto.randomUUID() })
  const [draft, setDraft] = useState(() => readSaved(name, schema) ?? fresh())
  /** Another text is another message: it gets another key. */
  const change = (part: Partial<Omit<D, 'key'>>): void => {
    const next = { ...draft, ...part, key: crypto.randomUUID() }
    save(name, next)
    setDraft(next)
  }
  return {
    ...draft,
    change,
    clear: () => {
      localStorage.removeItem(name)
      setDraft(fresh())
    },
  }
}
