import { ApiProblem } from '../../platform/api/problem.ts'
import { LONGEST } from '../../platform/message-text.ts'
import { readSaved, save } from '../../platform/saved.ts'
import { z } from '../../platform/zod.ts'

const SAVE_AFTER_MS = 1_500
const AGAIN_MS = 10_000

const keptSchema = z.object({ text: z.string(), version: z.number() })
/** As the API keeps it; version 0 where there is none. */
export type KeptDraft = z.infer<typeof keptSchema>
const draftSchema = z.object({
  text: z.string(),
  /** Idempotency key under which it will be sent: another text is another message. */
  key: z.string(),
  files: z.array(z.object({ attachmentId: z.string(), name: z.string(), bytes: z.number() })).default([]),
  /** Version of the kept draft that this one goes on from. */
  seen: z.number().default(0),
  /** Written since it was last kept by the API. */
  dirty: z.boolean().default(false),
})
export type Draft = z.infer<typeof draftSchema> & {
  /** What another tab or device has kept meanwhile, where both have something to say. */
  readonly other?: KeptDraft | undefined
}

export interface DraftCalls {
  find(inquiryId: string): Promise<KeptDraft>
  /** Throws ApiProblem of kind `conflict` with the kept draft in `current`. */
  save(inquiryId: string, text: string, seen: number): Promise<KeptDraft>
  remove(inquiryId: string): Promise<unknown>
}

const fresh = (seen = 0): Draft => ({ text: '', key: crypto.randomUUID(), files: [], seen, dirty: false })

/** What a device has and what the API kept, brought together: nothing that somebody wrote is given up without asking. */
export function reconcile(mine: Draft, kept: KeptDraft): Draft {
  const { other: _, ...own } = mine
  if (kept.version === mine.seen) return own
  if (kept.text === mine.text) return { ...own, seen: kept.version, dirty: false }
  if (kept.text === '') return { ...own, seen: kept.version }
  if (mine.text === '' || !mine.dirty)
    return { ...own, text: kept.text, key: crypto.randomUUID(), seen: kept.version, dirty: false }
  return { ...own, other: kept }
}

/** Drafts of one person: on the device with every key, at the API when writing pauses. */
export class DraftStore {
  readonly #drafts = new Map<string, Draft>()
  readonly #timers = new Map<string, ReturnType<typeof setTimeout>>()
  readonly #listeners = new Set<() => void>()
  readonly #owner: string
  readonly #calls: DraftCalls

  constructor(owner: string, calls: DraftCalls) {
    this.#owner = owner
    this.#calls = calls
  }

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  get(inquiryId: string): Draft {
    const known = this.#drafts.get(inquiryId)
    if (known !== undefined) return known
    const draft: Draft = readSaved(this.#nameOf(inquiryId), draftSchema) ?? fresh()
    this.#drafts.set(inquiryId, draft)
    return draft
  }

  /** Looks what the API has; without it, what is on the device goes on. */
  async load(inquiryId: string): Promise<void> {
    try {
      const kept = await this.#calls.find(inquiryId)
      this.#put(inquiryId, reconcile(this.get(inquiryId), kept))
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error
    }
  }

  write(inquiryId: string, text: string, files = this.get(inquiryId).files): void {
    this.#put(inquiryId, { ...this.get(inquiryId), text, files, key: crypto.randomUUID(), dirty: true })
    this.#schedule(inquiryId, SAVE_AFTER_MS)
  }

  /** Of two versions: goes on with mine, over what was kept. */
  keepMine(inquiryId: string): void {
    const { other, ...mine } = this.get(inquiryId)
    this.#put(inquiryId, { ...mine, seen: other?.version ?? mine.seen, dirty: true })
    this.#schedule(inquiryId, 0)
  }

  /** Of two versions: goes on with what was kept. */
  takeOther(inquiryId: string): void {
    const { other, ...mine } = this.get(inquiryId)
    if (other === undefined) return
    this.#put(inquiryId, { ...mine, text: other.text, key: crypto.randomUUID(), seen: other.version, dirty: false })
  }

  /** It was sent. */
  clear(inquiryId: string): void {
    clearTimeout(this.#timers.get(inquiryId))
    this.#put(inquiryId, fresh())
    // What stays there is found and offered again; nothing is lost by it.
    this.#calls.remove(inquiryId).catch(() => {})
  }

  #schedule(inquiryId: string, after: number): void {
    clearTimeout(this.#timers.get(inquiryId))
    this.#timers.set(
      inquiryId,
      setTimeout(() => void this.#save(inquiryId), after),
    )
  }

  async #save(inquiryId: string): Promise<void> {
    const { text, seen, other } = this.get(inquiryId)
    // What is too long is cut by who wrote it; until then it stays on the device.
    if (other !== undefined || text.length > LONGEST) return
    try {
      const { version } = await this.#calls.save(inquiryId, text, seen)
      const now = this.get(inquiryId)
      // Sent while it was being kept.
      if (now.text === '' && !now.dirty) await this.#calls.remove(inquiryId)
      else this.#put(inquiryId, { ...now, seen: version, dirty: now.text !== text })
    } catch (error) {
      const current = error instanceof ApiProblem && error.kind === 'conflict' ? error.current : undefined
      const kept = keptSchema.safeParse(current)
      if (kept.success) this.#put(inquiryId, reconcile({ ...this.get(inquiryId), seen: -1 }, kept.data))
      if (!kept.success || this.get(inquiryId).other === undefined) this.#schedule(inquiryId, AGAIN_MS)
    }
  }

  #put(inquiryId: string, draft: Draft): void {
    const { other: _, ...kept } = draft
    this.#drafts.set(inquiryId, draft)
    save(this.#nameOf(inquiryId), kept)
    for (const listener of this.#listeners) listener()
  }

  #nameOf(inquiryId: string): string {
    return `draft.${this.#owner}.${inquiryId}`
  }
}
