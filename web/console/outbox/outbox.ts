import { ApiProblem, kindOf, PROBLEM_KINDS, type ProblemKind } from '../../platform/api/problem.ts'
import { readSaved, save } from '../../platform/saved.ts'
import { z } from '../../platform/zod.ts'

/** How long a reply can be taken back before it is posted, in ms. */
const UNDO_MS = 10_000
const AGAIN_MS = 5_000
const LATER: ReadonlySet<ProblemKind> = new Set(['offline', 'expired', 'too-many', 'broken'])

const pendingSchema = z.object({
  /** Idempotency key: posted twice, it is one reply. */
  key: z.string(),
  inquiryId: z.string(),
  /** What the console calls the matter. */
  about: z.string(),
  message: z.string(),
  attachments: z.array(z.object({ attachmentId: z.string(), name: z.string(), bytes: z.number() })),
  /** When it is posted, in ms since the epoch. */
  dueAt: z.number(),
  /** Why it could not be posted yet, or never can. */
  problem: z.enum(PROBLEM_KINDS).optional(),
  refused: z.boolean().default(false),
  /** The matter is resolved once it is posted. */
  resolve: z.boolean().default(false),
})
/** A reply that is not posted yet. It outlives the page: closing it loses nothing. */
export type PendingReply = z.infer<typeof pendingSchema>

interface OutboxOptions {
  /** Whoever is signed in: a device may have several. */
  readonly owner: string
  /** Posts one; throws ApiProblem. */
  readonly post: (reply: PendingReply) => Promise<void>
  readonly now: () => number
  /** Runs alone among all tabs of the browser. */
  readonly alone: <T>(run: () => Promise<T>) => Promise<T>
}

/** Replies on their way: kept on the device, posted ten seconds after they were sent, by one tab alone. */
export class Outbox {
  readonly #name: string
  readonly #options: OutboxOptions
  readonly #listeners = new Set<() => void>()
  #items: readonly PendingReply[]
  #posting = false

  constructor(options: OutboxOptions) {
    this.#options = options
    this.#name = `anklang.outbox.${options.owner}`
    this.#items = this.#read()
  }

  get items(): readonly PendingReply[] {
    return this.#items
  }

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /** What was on its way when the page was closed gets its ten seconds again, to be seen and taken back. */
  restore(): void {
    const from = this.#options.now() + UNDO_MS
    this.#write(this.#read().map((reply) => (reply.refused ? reply : { ...reply, dueAt: Math.max(reply.dueAt, from) })))
  }

  /** Another tab has changed it. */
  reread(): void {
    this.#items = this.#read()
    this.#tell()
  }

  add(reply: Omit<PendingReply, 'dueAt' | 'refused' | 'resolve'>): void {
    const dueAt = this.#options.now() + UNDO_MS
    this.#write([...this.#read(), { ...reply, dueAt, refused: false, resolve: false }])
  }

  /** Resolves a matter after the last reply to it that is on its way; false where none is. */
  resolveAfter(inquiryId: string): boolean {
    const last = this.#items.findLast((reply) => reply.inquiryId === inquiryId && !reply.refused)
    if (last === undefined) return false
    this.#write(this.#read().map((one) => (one.key === last.key ? { ...one, resolve: true } : one)))
    return true
  }

  /** Posts what is on its way to a matter at once, because it is about to leave this advisor. */
  hurry(inquiryId: string): Promise<void> {
    const dueAt = this.#options.now()
    this.#write(this.#read().map((one) => (one.inquiryId === inquiryId && !one.refused ? { ...one, dueAt } : one)))
    return this.work()
  }

  /** Takes one back, or undefined when it is gone already. */
  takeBack(key: string): Promise<PendingReply | undefined> {
    return this.#options.alone(async () => {
      const reply = this.#read().find((one) => one.key === key)
      this.#remove(key)
      return reply
    })
  }

  /** Posts what is due. */
  async work(): Promise<void> {
    if (this.#posting || !this.#items.some((reply) => this.#isDue(reply))) return
    this.#posting = true
    try {
      await this.#options.alone(async () => {
        for (const reply of this.#read().filter((one) => this.#isDue(one))) await this.#postOne(reply)
      })
    } finally {
      this.#posting = false
    }
  }

  async #postOne(reply: PendingReply): Promise<void> {
    try {
      await this.#options.post(reply)
      // Resolving was asked for while it was posted: posted again, which writes nothing, it is resolved.
      const asked = this.#read().find(({ key }) => key === reply.key)?.resolve === true
      if (asked === reply.resolve) this.#remove(reply.key)
    } catch (error) {
      const refused = !mayWorkLater(error)
      const dueAt = this.#options.now() + AGAIN_MS
      this.#write(
        this.#read().map((one) => (one.key === reply.key ? { ...one, dueAt, refused, problem: kindOf(error) } : one)),
      )
    }
  }

  #isDue({ refused, dueAt }: PendingReply): boolean {
    return !refused && dueAt <= this.#options.now()
  }

  #remove(key: string): void {
    this.#write(this.#read().filter((one) => one.key !== key))
  }

  #read(): readonly PendingReply[] {
    return readSaved(this.#name, z.array(pendingSchema)) ?? []
  }

  #write(items: readonly PendingReply[]): void {
    save(this.#name, items)
    this.#items = items
    this.#tell()
  }

  #tell(): void {
    for (const listener of this.#listeners) listener()
  }
}

/** A file that is still being scanned is clean in a moment. */
function mayWorkLater(error: unknown): boolean {
  if (!(error instanceof ApiProblem)) return true
  return LATER.has(error.kind) || z.object({ state: z.literal('pending') }).safeParse(error.current).success
}
