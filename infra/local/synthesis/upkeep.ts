import { utimesSync } from 'node:fs'
import { readdir, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'

const KEPT = 3
/** Ending of what is being made. */
export const UNFINISHED = '.tmp'
const MINUTE_MS = 60_000
const UNUSED_MS = 10 * MINUTE_MS
const ABANDONED_MS = 60 * MINUTE_MS

function touch(directory: string): void {
  try {
    utimesSync(directory, new Date(), new Date())
  } catch {
    // Somebody deleted it: what is loaded runs on, the next start makes it anew.
  }
}

/** Marks a directory as in use until the returned function is called: a system loads from it whenever a worker starts. */
export function keepInUse(directory: string): () => void {
  touch(directory)
  const timer = setInterval(() => touch(directory), MINUTE_MS)
  timer.unref()
  return () => clearInterval(timer)
}

/** Removes all but the latest ones, those in use, and what another process is making; what a killed one left unfinished goes after an hour. */
export async function removeUnused(parent: string): Promise<void> {
  const names = await readdir(parent)
  const dated = await Promise.all(
    names.map(async (name) => ({ name, age: Date.now() - (await stat(join(parent, name))).mtimeMs })),
  )
  const finished = dated.filter(({ name }) => !name.endsWith(UNFINISHED)).sort((one, other) => one.age - other.age)
  const unused = finished.slice(KEPT).filter(({ age }) => age > UNUSED_MS)
  const abandoned = dated.filter(({ name, age }) => name.endsWith(UNFINISHED) && age > ABANDONED_MS)
  for (const { name } of [...unused, ...abandoned]) await rm(join(parent, name), { recursive: true, force: true })
}
