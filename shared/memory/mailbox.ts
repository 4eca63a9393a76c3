import { Unavailable } from '#shared/errors.ts'
import { DAY, type Instant } from '#shared/instant.ts'
import { type Mailbox, MOST_FETCHED } from '#shared/mail/mailbox.ts'

interface KeptMail {
  readonly uid: number
  readonly raw: Uint8Array
  readonly arrivedAt: Instant
  readonly seen: boolean
  readonly taken: boolean
  readonly readable: boolean
}

/** A mailbox in memory, and what happens in it besides us. */
export interface MemoryMailbox extends Mailbox {
  readonly mails: readonly KeptMail[]
  /** A mail arrives; returns its UID. */
  deliver(raw: Uint8Array | string, mail: Partial<Omit<KeptMail, 'uid' | 'raw' | 'taken'>>): number
  change(uid: number, change: Partial<Pick<KeptMail, 'seen' | 'readable'>>): void
  remove(uid: number): void
  /** The server gives all mails new UIDs under a new UIDVALIDITY, as after a move to another one; marks are lost. */
  renumber(): void
  /** Until it is set back nobody gets in, and sessions are cut off. */
  down: boolean
}

export function createMemoryMailbox(name = 'memory'): MemoryMailbox {
  let uidValidity = 1
  let uidNext = 1
  let mails: KeptMail[] = []
  const replace = (uid: number, change: Partial<KeptMail>): boolean => {
    const there = mails.some((mail) => mail.uid === uid)
    mails = mails.map((mail) => (mail.uid === uid ? { ...mail, ...change } : mail))
    return there
  }
  const number = () => {
    uidNext += 1
    return uidNext - 1
  }
  const box: MemoryMailbox = {
    name,
    down: false,
    get mails() {
      return mails
    },
    deliver: (raw, mail) => {
      const uid = number()
      const kept = { arrivedAt: 0, seen: false, readable: true, ...mail }
      mails.push({ ...kept, uid, taken: false, raw: Uint8Array.from(Buffer.from(raw)) })
      return uid
    },
    change: (uid, change) => void replace(uid, change),
    remove: (uid) => {
      mails = mails.filter((mail) => mail.uid !== uid)
    },
    renumber: () => {
      uidValidity += 1
      uidNext = 1
      mails = mails.map((mail) => ({ ...mail, uid: number(), taken: false }))
    },
    open: async () => {
      let closed = false
      const connected = (): void => {
        if (box.down || closed) throw new Unavailable('mailbox')
      }
      connected()
      return {
        uidValidity,
        uidNext,
        list: async ({ after, through = Number.POSITIVE_INFINITY, since, unseen }) => {
          connected()
          return mails
            .filter(({ uid, taken }) => uid > after && uid <= through && !taken)
            .filter(({ arrivedAt }) => since === undefined || arrivedAt >= Math.floor(since / DAY) * DAY)
            .filter(({ seen }) => unseen !== true || !seen)
            .map(({ uid }) => uid)
        },
        fetch: async (uid) => {
          connected()
          const mail = mails.find((one) => one.uid === uid)
          if (mail === undefined) return { state: 'gone' }
          if (!mail.readable) return { state: 'unreadable' }
          return { state: 'read', raw: mail.raw.slice(0, MOST_FETCHED), arrivedAt: mail.arrivedAt }
        },
        mark: async (uid) => {
          connected()
          return replace(uid, { taken: true })
        },
        [Symbol.asyncDispose]: async () => {
          closed = true
        },
      }
    },
  }
  return box
}
