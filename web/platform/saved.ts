import type { z } from 'zod'

/** Reads what this device keeps under a name; undefined for nothing and for what does not fit any more. */
export function readSaved<T>(name: string, schema: z.ZodType<T>): T | undefined {
  try {
    const read = schema.safeParse(JSON.parse(localStorage.getItem(name) ?? 'null'))
    return read.success ? read.data : undefined
  } catch {
    return undefined
  }
}

/** Keeps a value on this device; false where the browser refuses (full, or forbidden). */
export function save(name: string, value: unknown): boolean {
  try {
    localStorage.setItem(name, JSON.stringify(value))
    return true
  } catch {
    return false
  }
}
