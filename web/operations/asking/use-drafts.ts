import { useState } from 'react'
import { readSaved, save } from '../../platform/saved.ts'
import { z } from '../../platform/zod.ts'

const draftsSchema = z.object({ base: z.number(), texts: z.record(z.string(), z.string()) })
type Drafts = z.infer<typeof draftsSchema>

/**
 * Changed texts by name, kept on this device under `kept` until they are in force, with the version that they were made
 * from: so a change that somebody else made meanwhile is refused and not undone.
 */
export function useDrafts(
  kept: string,
  inForce: { readonly version: number; readonly text: (name: string) => string },
) {
  const [drafts, setDrafts] = useState<Drafts>(
    () => readSaved(kept, draftsSchema) ?? { base: inForce.version, texts: {} },
  )
  const keep = (next: Drafts): void => {
    setDrafts(next)
    save(kept, next)
  }
  const changed = Object.keys(drafts.texts)
  return {
    ...drafts,
    base: changed.length === 0 ? inForce.version : drafts.base,
    changed,
    write: (name: string, text: string): void => {
      const { [name]: _, ...others } = drafts.texts
      const base = changed.length === 0 ? inForce.version : drafts.base
      keep({ base, texts: text === inForce.text(name) ? others : { ...others, [name]: text } })
    },
    drop: (): void => keep({ base: inForce.version, texts: {} }),
  }
}
