import { z } from 'zod'
import type { State } from '../state.ts'

const mailSchema = z.object({
  id: z.string(),
  at: z.string(),
  from: z.string(),
  to: z.string(),
  inquiryId: z.string().nullable(),
  subject: z.string(),
  headers: z.record(z.string(), z.string()),
  text: z.string(),
  html: z.string(),
})
/** A mail that was handed to SES, read for people and tests. `inquiryId` comes from the mail's tag. */
export type SentMail = z.infer<typeof mailSchema>
export type SentMailWithRaw = SentMail & { readonly raw: string }

const dispatchSchema = z.object({ configurationSet: z.string(), tags: z.record(z.string(), z.array(z.string())) })
/** What SES's events about a mail carry beside it. */
export type Dispatch = z.infer<typeof dispatchSchema>

interface OutboxQuery {
  readonly to?: string | undefined
  readonly inquiryId?: string | undefined
  readonly limit: number
}

/** Everything that was handed to SES. */
export interface Outbox {
  /** Durable (against kill -9) when it returns. */
  add(mail: SentMail, dispatch: Dispatch, raw: Buffer): void
  /** Newest first. */
  list(query: OutboxQuery): readonly SentMailWithRaw[]
  find(id: string): SentMailWithRaw | undefined
  /** What SES's events about the mail carry beside it. */
  dispatchOf(id: string): Dispatch | undefined
  /** Mails whose events have not been published yet, oldest first. */
  unpublished(): readonly { readonly mail: SentMail; readonly dispatch: Dispatch }[]
  markPublished(id: string): void
  clear(): void
}

const rowSchema = z.object({ mail: z.string(), raw: z.instanceof(Uint8Array) })
const read = (row: unknown): SentMailWithRaw => {
  const { mail, raw } = rowSchema.parse(row)
  return { ...mailSchema.parse(JSON.parse(mail)), raw: Buffer.from(raw).toString('utf8') }
}

export function openOutbox({ database }: State): Outbox {
  database.exec(`CREATE TABLE IF NOT EXISTS outbox (
      seq INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, recipient TEXT NOT NULL, inquiry TEXT,
      published INTEGER NOT NULL DEFAULT 0, mail TEXT NOT NULL, dispatch TEXT NOT NULL, raw BLOB NOT NULL);
    CREATE INDEX IF NOT EXISTS outbox_recipient ON outbox (recipient, seq);
    CREATE INDEX IF NOT EXISTS outbox_inquiry ON outbox (inquiry, seq);
    CREATE INDEX IF NOT EXISTS outbox_unpublished ON outbox (seq) WHERE published = 0;`)
  const insert = database.prepare(
    'INSERT INTO outbox (id, recipient, inquiry, mail, dispatch, raw) VALUES (?, ?, ?, ?, ?, ?)',
  )
  const byId = database.prepare('SELECT mail, raw FROM outbox WHERE id = ?')
  const dispatch = database.prepare('SELECT dispatch FROM outbox WHERE id = ?')
  const pending = database.prepare('SELECT mail, dispatch FROM outbox WHERE published = 0 ORDER BY seq')
  const publish = database.prepare('UPDATE outbox SET published = 1 WHERE id = ?')
  const remove = database.prepare('DELETE FROM outbox')
  return {
    add: (mail, sentWith, raw) => {
      insert.run(mail.id, mail.to.toLowerCase(), mail.inquiryId, JSON.stringify(mail), JSON.stringify(sentWith), raw)
    },
    list: ({ to, inquiryId, limit }) => {
      const conditions = [
        ...(to === undefined ? [] : ['recipient = ?']),
        ...(inquiryId === undefined ? [] : ['inquiry = ?']),
      ]
      const where = conditions.length === 0 ? '' : `WHERE ${conditions.join(' AND ')}`
      const values = [to?.toLowerCase(), inquiryId].filter((value) => value !== undefined)
      return database
        .prepare(`SELECT mail, raw FROM outbox ${where} ORDER BY seq DESC LIMIT ?`)
        .all(...values, limit)
        .map(read)
    },
    find: (id) => {
      const row = byId.get(id)
      return row === undefined ? undefined : read(row)
    },
    dispatchOf: (id) => {
      const row = dispatch.get(id)
      return row === undefined ? undefined : dispatchSchema.parse(JSON.parse(String(row['dispatch'])))
    },
    unpublished: () =>
      pending.all().map((row) => ({
        mail: mailSchema.parse(JSON.parse(String(row['mail']))),
        dispatch: dispatchSchema.parse(JSON.parse(String(row['dispatch']))),
      })),
    markPublished: (id) => {
      publish.run(id)
    },
    clear: () => {
      remove.run()
    },
  }
}
