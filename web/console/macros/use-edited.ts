import { useState } from 'react'
import { useApp } from '../../platform/app-context.ts'
import { readSaved, save } from '../../platform/saved.ts'
import { z } from '../../platform/zod.ts'

const editedSchema = z.object({
  macroId: z.string(),
  owner: z.string(),
  language: z.string(),
  title: z.string(),
  text: z.string(),
  /** That was seen; 0 for a new one. */
  version: z.number(),
})
/** A prepared text that is being written. */
export type EditedMacro = z.infer<typeof editedSchema>

/** The text that is being written: kept on this device until it is saved or given up, so that no closed window loses it. */
export function useEdited(): readonly [EditedMacro | undefined, (macro: EditedMacro | undefined) => void] {
  const { session } = useApp()
  const name = `macro.${session.person.sub}`
  const [edited, setEdited] = useState(() => readSaved(name, editedSchema))
  const edit = (macro: EditedMacro | undefined): void => {
    setEdited(macro)
    save(name, macro ?? null)
  }
  return [edited, edit]
}
