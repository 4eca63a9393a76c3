import { useState } from 'react'
import { readSaved, save } from '../../platform/saved.ts'
import { z } from '../../platform/zod.ts'

const NAME = 'anklang.operations.texts'
const draftsSchema = z.object({ base: z.number(), templates: z.record(z.string(), z.string()) })
export type Drafts = z.infer<typeof draftsSchema>

/**
 * Changed templates by path, kept on this device until they are published, with the version that they were made from: so a
 * change that somebody else made meanwhile is refused and not undone.
 */
export function useDrafts(inForce: { readonly version: number; readonly text: (path: string) => string }) {
  const [drafts, setDrafts] = useState<Drafts>(
    () => readSaved(NAME, draftsSchema) ?? { base: inForce.version, templates: {} },
  )
  const keep = (next: Drafts): void => {
    setDrafts(next)
    save(NAME, next)
  }
  const changed = Object.keys(drafts.templates)
  return {
    ...drafts,
    base: changed.length === 0 ? inForce.version : drafts.base,
    changed,
    write: (path: string, text: string): void => {
      const { [path]: _, ...others } = drafts.templates
      const base = changed.length === 0 ? inForce.version : drafts.base
      keep({ base, templates: text === inForce.text(path) ? others : { ...others, [path]: text } })
    },
    drop: (): void => keep({ base: inForce.version, templates: {} }),
  }
}
