import { useSyncExternalStore } from 'react'
import { readSaved, save } from '../../platform/saved.ts'
import { z } from '../../platform/zod.ts'

const NAME = 'anklang.single-keys'
let on = readSaved(NAME, z.boolean()) ?? true
const listeners = new Set<() => void>()

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** Whether keys without a modifier act; kept on this device. */
export const singleKeysOn = (): boolean => on
export const useSingleKeys = (): boolean => useSyncExternalStore(subscribe, singleKeysOn)
export function switchSingleKeys(to: boolean): void {
  on = to
  save(NAME, to)
  for (const listener of listeners) listener()
}
