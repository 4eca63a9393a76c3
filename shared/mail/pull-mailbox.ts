import { createHash } from 'node:crypto'
import type { BlobStore } from '#shared/blob/blob-store.ts'
import { type Clock, DAY, HOUR, type Millis, SECOND } from '#shared/instant.ts'
import type { Queue } from '#shared/queue/queue.ts'
import { base32 } from '#shared/token/base32.ts'
import type { Mailbox, OpenMailbox } from './mailbox.ts'
import type { MailboxPlace, MailboxPlaces } from './mailbox-places.ts'
import { type PulledNotice, pulledNotice } from './pulled-notice.ts'

export interface PullMailboxDeps {
  readonly mailbox: Mailbox
  readonly places: MailboxPlaces
  /** Where raw mails are kept. */
  readonly raw: BlobStore
  readonly mail: Queue<PulledNotice>
  readonly clock: Clock
  /** Address that the mailbox is for. */
  readonly owner: string
  readonly trustedHost?: string
}

/** What one run did. */
export interface PullReport {
  readonly taken: number
  /** Mails that the mailbox would not mark; they are taken all the same. */
  readonly unmarked: number
  /** Mails that could not be read so often that they went to the dead letters. */
  readonly givenUp: number
  /** `overtaken`: another run is at work. `stuck`: the next mail could not be read and is tried again. */
  readonly ended: 'caught-up' | 'out-of-time' | 'overtaken' | 'stuck'
}

/** A first look takes what nobody has looked at and what is no older than this. */
const FIRST_LOOK = 7 * DAY
/** Under a new UIDVALIDITY what arrived so long before the last catching-up is read again: clocks and days differ. */
const OVERLAP = 2 * DAY
/** Of a run's time, for storing what was fetched and for saying good-bye. */
const RESERVE = 8 * SECOND
/** A mail that is begun has at least this long. */
const LEAST = 10 * SECOND
const BATCH = 500
/** Runs that try to read a mail before it is given up. */
const TRIES = 10

/**
 * Pulls the mails that are new in a mailbox: stores each raw mail, sends its notice, marks it, and keeps the place. What
 * is done twice after a crash or by two runs at once has the same key, so the same receipt. Ends before `remaining`
 * (ms left to the run) does, and goes on from there the next time. Throws Unavailable.
 */
export async function pullMailbox(deps: PullMailboxDeps, remaining: () => Millis): Promise<PullReport> {
  const stored = await deps.places.find(deps.mailbox.name)
  await using session = await deps.mailbox.open()
  const run = new Run(deps, session, placeUnder(session, stored, deps.clock()))
  // Awaited here: the session ends with this block.
  return await run.work(remaining)
}

/** Where to go on: after what is stored, or, where UIDs mean something else now, with what may not have been taken. */
function placeUnder(session: OpenMailbox, stored: MailboxPlace | undefined, now: number): MailboxPlace {
  if (stored?.uidValidity === session.uidValidity) return stored
  const { uidValidity, uidNext } = session
  const since = stored === undefined ? now - FIRST_LOOK : (stored.caughtUpAt ?? stored.past?.since ?? now) - OVERLAP
  const unseen = stored === undefined || (stored.caughtUpAt === undefined && stored.past?.unseen === true)
  return {
    version: stored?.version ?? 0,
    uidValidity,
    lastUid: 0,
    ...(stored?.caughtUpAt === undefined ? {} : { caughtUpAt: stored.caughtUpAt }),
    past: { through: uidNext - 1, since, unseen },
  }
}

class Run {
  readonly #deps: PullMailboxDeps
  readonly #session: OpenMailbox
  #place: MailboxPlace
  #taken = 0
  #unmarked = 0
  #givenUp = 0

  constructor(deps: PullMailboxDeps, session: OpenMailbox, place: MailboxPlace) {
    this.#deps = deps
    this.#session = session
    this.#place = place
  }

  async work(remaining: () => Millis): Promise<PullReport> {
    const uids = await this.#waiting()
    for (const uid of uids.slice(0, BATCH)) {
      if (remaining() < RESERVE + LEAST) return this.#report('out-of-time')
      const went = await this.#take(uid, remaining() - RESERVE)
      if (went === 'stuck') return this.#report('stuck')
      if (!(await this.#advance({ lastUid: uid }))) return this.#report('overtaken')
    }
    if (uids.length > BATCH) return this.#report('out-of-time')
    return this.#report((await this.#caughtUp()) ? 'caught-up' : 'overtaken')
  }

  async #waiting(): Promise<readonly number[]> {
    const { lastUid, past } = this.#place
    if (past === undefined || past.through <= lastUid) return this.#session.list({ after: lastUid })
    const { through, since, unseen } = past
    const old = await this.#session.list({ after: lastUid, through, since, ...(unseen ? { unseen } : {}) })
    return [...old, ...(await this.#session.list({ after: through }))]
  }

  /** One mail, into the raw mails and onto the queue. */
  async #take(uid: number, within: Millis): Promise<'done' | 'stuck'> {
    const { uidValidity } = this.#session
    let fetched: Awaited<ReturnType<OpenMailbox['fetch']>>
    try {
      fetched = await this.#session.fetch(uid, within)
    } catch (error) {
      await this.#failed(uid)
      throw error
    }
    if (fetched.state === 'gone') return 'done'
    if (fetched.state === 'unreadable') return (await this.#failed(uid)) ? 'done' : 'stuck'
    const { raw } = fetched
    // The content is part of the key: another server may give the same two numbers to another mail.
    const rawKey = `raw/imap/${uidValidity}-${uid}-${digestOf(raw)}`
    await this.#deps.raw.put(rawKey, raw, 'message/rfc822')
    const now = this.#deps.clock()
    await this.#send(rawKey, raw, Math.min(fetched.arrivedAt ?? now, now))
    this.#taken += 1
    if (!(await this.#session.mark(uid))) this.#unmarked += 1
    return 'done'
  }

  /** Counts a try; true once the mail is given up: its notice goes to the dead letters, because nothing is behind it. */
  async #failed(uid: number): Promise<boolean> {
    const { failing } = this.#place
    const tries = (failing?.uid === uid ? failing.tries : 0) + 1
    if (tries < TRIES) {
      await this.#advance({ failing: { uid, tries } })
      return false
    }
    await this.#send(`raw/imap/${this.#session.uidValidity}-${uid}-unreadable`, new Uint8Array(), this.#deps.clock())
    this.#givenUp += 1
    await this.#advance({ lastUid: uid })
    return true
  }

  async #send(rawKey: string, raw: Uint8Array, arrivedAt: number): Promise<void> {
    const { owner, trustedHost } = this.#deps
    const trusted = trustedHost === undefined ? {} : { trustedHost }
    await this.#deps.mail.send(pulledNotice({ raw, arrivedAt, rawKey, owner, ...trusted }))
  }

  /** Nothing is left. Said at once when something was passed over, otherwise once an hour. */
  async #caughtUp(): Promise<boolean> {
    const { past, lastUid, caughtUpAt } = this.#place
    const now = this.#deps.clock()
    const passedOver = past !== undefined && past.through > lastUid
    if (!passedOver && this.#taken === 0 && caughtUpAt !== undefined && now - caughtUpAt < HOUR) return true
    return this.#advance({ lastUid: passedOver ? past.through : lastUid, caughtUpAt: now })
  }

  async #advance(change: Partial<Pick<MailboxPlace, 'lastUid' | 'caughtUpAt' | 'failing'>>): Promise<boolean> {
    const { failing: _done, ...place } = this.#place
    const next = { ...place, ...change, version: place.version + 1 }
    if (!(await this.#deps.places.advance(this.#deps.mailbox.name, next))) return false
    this.#place = next
    return true
  }

  #report(ended: PullReport['ended']): PullReport {
    return { taken: this.#taken, unmarked: this.#unmarked, givenUp: this.#givenUp, ended }
  }
}

/** 128 bits of SHA-256. */
const digestOf = (raw: Uint8Array): string => base32(createHash('sha256').update(raw).digest().subarray(0, 16))
