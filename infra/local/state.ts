import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import type { z } from 'zod'
import { StartError } from './start-error.ts'

const SQLITE_BUSY = /database is locked/

/** Small durable facts of the local system (checkpoints, secrets, clock) in one SQLite file. */
export interface State {
  readonly database: DatabaseSync
  read<T>(key: string, schema: z.ZodType<T>): T | undefined
  write(key: string, value: unknown): void
  close(): void
}

/**
 * Opens `<dataDir>/local.db`. The file is held exclusively while it is open, and the operating system lets go of it even
 * after kill -9: that is how two systems are kept from sharing one data directory. Throws StartError if one does.
 */
export function openState(dataDir: string): State {
  mkdirSync(dataDir, { recursive: true })
  const database = new DatabaseSync(join(dataDir, 'local.db'))
  try {
    // Commits survive kill -9 from the page cache; a synchronous level of FULL would only add power loss, at an fsync each.
    database.exec(`PRAGMA locking_mode = EXCLUSIVE; PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL;
      CREATE TABLE IF NOT EXISTS state (key TEXT PRIMARY KEY, value TEXT NOT NULL);
      BEGIN IMMEDIATE; COMMIT;`)
  } catch (cause) {
    database.close()
    if (cause instanceof Error && SQLITE_BUSY.test(cause.message))
      throw new StartError(
        `Another Anklang uses the data directory ${dataDir}: stop it or set ANKLANG_DATA_DIR to another directory.`,
        { cause },
      )
    throw cause
  }
  const select = database.prepare('SELECT value FROM state WHERE key = ?')
  const upsert = database.prepare('INSERT OR REPLACE INTO state (key, value) VALUES (?, ?)')
  return {
    database,
    read: (key, schema) => {
      const row = select.get(key)
      return row === undefined ? undefined : schema.parse(JSON.parse(String(row['value'])))
    },
    write: (key, value) => {
      upsert.run(key, JSON.stringify(value))
    },
    close: () => database.close(),
  }
}
