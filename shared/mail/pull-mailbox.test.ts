import { describe, expect, it } from 'vitest'
import { Missing, Unavailable } from '#shared/errors.ts'
import { DAY, HOUR, MINUTE } from '#shared/instant.ts'
import { createMemoryBlobStore } from '#shared/memory/blob-store.ts'
import { createMemoryMailbox, type MemoryMailbox } from '#shared/memory/mailbox.ts'
import { createMemoryMailboxPlaces } from '#shared/memory/mailbox-places.ts'
import { createMemoryQueue } from '#shared/memory/queue.ts'
import { readAs } from '#shared/read-as.ts'
import { createMemoryBank } from '#tests/support/memory-bank.ts'
import { mailNoticeSchema } from './mail-notice.ts'
import type { OpenMailbox } from './mailbox.ts'
import { pullMailbox } from './pull-mailbox.ts'
import type { PulledNotice } from './pulled-notice.ts'
import { takeMail } from './take-mail.ts'

const NOW = Date.parse('2026-11-24T10:00:00+01:00')
const PLENTY = () => 55_000
const mailOf = (number: number, from = 'anna@kunde.example') =>
  `From: ${from}\r\nTo: service@musterbank.example\r\nMessage-ID: <${number}@kunde.example>\r\nSubject: Frage ${number}\r\n\r\nFrage Nummer ${number}.`

/** A mailbox and all that is needed to pull it. */
function setUp() {
  const box = createMemoryMailbox()
  const places = createMemoryMailboxPlaces()
  let now = NOW
  const clock = () => now
  const raw = createMemoryBlobStore()
  const mail = createMemoryQueue<PulledNotice>(clock)
  const deps = { mailbox: box, places, raw, mail, clock, owner: 'service@musterbank.example' }
  return {
    box,
    places,
    raw,
    mail,
    deps,
    pull: (remaining = PLENTY) => pullMailbox(deps, remaining),
    pass: (milliseconds: number) => {
      now += milliseconds
    },
    subjects: async () => {
      const texts = await Promise.all(mail.messages.map(({ rawKey }) => raw.get(rawKey)))
      return texts.map((bytes) => /Frage (\d+)/.exec(Buffer.from(bytes ?? []).toString())?.[1])
    },
  }
}
const arrive = (box: MemoryMailbox, ...numbers: readonly number[]) =>
  numbers.map((number) => box.deliver(mailOf(number), { arrivedAt: NOW - HOUR }))

/** The mailbox with some of its sessions' calls replaced. */
const changed = (box: MemoryMailbox, change: (session: OpenMailbox) => Partial<OpenMailbox>) => ({
  name: box.name,
  open: async () => {
    const session = await box.open()
    return { ...session, ...change(session) }
  },
})

describe('pulling a mailbox', () => {
  it('stores each mail as it is, then says so, then marks it', async () => {
    const { box, pull, mail, raw } = setUp()
    arrive(box, 1, 2)
    expect(await pull()).toEqual({ taken: 2, unmarked: 0, givenUp: 0, ended: 'caught-up' })
    const [first] = mail.messages
    expect(first?.rawKey).toMatch(/^raw\/imap\/1-1-[a-z2-7]{26}$/)
    expect(first).toMatchObject({ notificationType: 'Pulled', receivedAt: '2026-11-24T08:00:00.000Z' })
    expect(Buffer.from((await raw.get(first?.rawKey ?? '')) ?? []).toString()).toBe(mailOf(1))
    expect(box.mails.every(({ taken }) => taken)).toBe(true)
  })

  it('goes on where it left off, after an outage of days too', async () => {
    const { box, pull, pass, subjects } = setUp()
    arrive(box, 1)
    await pull()
    box.down = true
    await expect(pull()).rejects.toThrow(Unavailable)
    arrive(box, 2, 3)
    pass(9 * DAY)
    box.down = false
    expect(await pull()).toMatchObject({ taken: 2 })
    expect(await pull()).toMatchObject({ taken: 0, ended: 'caught-up' })
    expect(await subjects()).toEqual(['1', '2', '3'])
  })

  it('leaves the past alone at the first look: what somebody has looked at, and what is older than a week', async () => {
    const { box, pull, subjects } = setUp()
    box.deliver(mailOf(1), { arrivedAt: NOW - HOUR, seen: true })
    box.deliver(mailOf(2), { arrivedAt: NOW - 9 * DAY })
    arrive(box, 3)
    expect(await pull()).toMatchObject({ taken: 1 })
    box.change(1, { seen: false })
    box.deliver(mailOf(4), { arrivedAt: NOW - 30 * DAY, seen: true })
    expect(await pull()).toMatchObject({ taken: 1 })
    expect(await subjects()).toEqual(['3', '4'])
  })

  it('ends before its time does and takes the rest later', async () => {
    const { box, pull, subjects } = setUp()
    arrive(box, 1, 2, 3)
    let left = 40_000
    const slow = () => {
      left -= 7_000
      return left
    }
    expect(await pull(slow)).toMatchObject({ taken: 2, ended: 'out-of-time' })
    expect(await pull(() => 1_000)).toMatchObject({ taken: 0, ended: 'out-of-time' })
    expect(await pull()).toMatchObject({ taken: 1, ended: 'caught-up' })
    expect(await subjects()).toEqual(['1', '2', '3'])
  })

  it('takes at most 500 mails a run', async () => {
    const { box, pull, mail } = setUp()
    arrive(box, ...Array.from({ length: 501 }, (_, index) => index))
    expect(await pull()).toMatchObject({ taken: 500, ended: 'out-of-time' })
    expect(await pull()).toMatchObject({ taken: 1, ended: 'caught-up' })
    expect(mail.messages).toHaveLength(501)
  })

  it('passes over what somebody deleted meanwhile', async () => {
    const { box, deps, subjects } = setUp()
    arrive(box, 1, 2)
    const mailbox = changed(box, (session) => ({
      list: async (range) => {
        const uids = await session.list(range)
        box.remove(1)
        return uids
      },
    }))
    expect(await pullMailbox({ ...deps, mailbox }, PLENTY)).toMatchObject({ taken: 1, ended: 'caught-up' })
    expect(await subjects()).toEqual(['2'])
  })

  it('counts mails that the mailbox does not mark, and takes them once all the same', async () => {
    const { box, deps, mail } = setUp()
    arrive(box, 1)
    const mailbox = changed(box, () => ({ mark: async () => false }))
    expect(await pullMailbox({ ...deps, mailbox }, PLENTY)).toMatchObject({ taken: 1, unmarked: 1 })
    expect(await pullMailbox({ ...deps, mailbox }, PLENTY)).toMatchObject({ taken: 0 })
    expect(mail.messages).toHaveLength(1)
  })

  it('takes a mail at the present where the mailbox dates it into the future', async () => {
    const { box, pull, mail } = setUp()
    box.deliver(mailOf(1), { arrivedAt: NOW + DAY })
    await pull()
    expect(mail.messages[0]?.receivedAt).toBe('2026-11-24T09:00:00.000Z')
  })

  it('notes once an hour that nothing was left', async () => {
    const { box, pull, pass, places } = setUp()
    await pull()
    const first = await places.find(box.name)
    pass(10 * MINUTE)
    await pull()
    expect(await places.find(box.name)).toEqual(first)
    pass(HOUR)
    await pull()
    expect((await places.find(box.name))?.caughtUpAt).toBe(NOW + 10 * MINUTE + HOUR)
  })
})

describe('a mail that cannot be read', () => {
  it('is tried in ten runs, then goes to the dead letters, and the next ones are taken', async () => {
    const { box, pull, mail, raw } = setUp()
    arrive(box, 1, 2)
    box.change(1, { readable: false })
    for (let run = 1; run < 10; run += 1) expect(await pull()).toMatchObject({ taken: 0, ended: 'stuck' })
    expect(await pull()).toMatchObject({ taken: 1, givenUp: 1, ended: 'caught-up' })
    expect(mail.messages[0]?.rawKey).toBe('raw/imap/1-1-unreadable')
    expect(box.mails[0]?.taken).toBe(false)
    const bank = await createMemoryBank()
    const notice = readAs(mailNoticeSchema, mail.messages[0], 'notice')
    await expect(
      takeMail({ ...bank.registration, raw, inquiries: bank.world.queues.inquiries }, notice),
    ).rejects.toThrow(Missing)
  })

  it('is taken when it can be read again in time', async () => {
    const { box, pull, subjects, places } = setUp()
    arrive(box, 1, 2)
    box.change(1, { readable: false })
    await pull()
    expect((await places.find(box.name))?.failing).toEqual({ uid: 1, tries: 1 })
    box.change(1, { readable: true })
    expect(await pull()).toMatchObject({ taken: 2, givenUp: 0 })
    expect(await subjects()).toEqual(['1', '2'])
    expect((await places.find(box.name))?.failing).toBeUndefined()
  })

  it('is given up too when the connection breaks at it each time', async () => {
    const { box, deps, pull, subjects } = setUp()
    arrive(box, 1, 2)
    const mailbox = changed(box, () => ({
      fetch: async () => {
        throw new Unavailable('mailbox')
      },
    }))
    for (let run = 1; run <= 10; run += 1)
      await expect(pullMailbox({ ...deps, mailbox }, PLENTY)).rejects.toThrow(Unavailable)
    expect(await pull()).toMatchObject({ taken: 1 })
    expect(await subjects()).toEqual([undefined, '2'])
  })
})

describe('a new UIDVALIDITY', () => {
  it('has what arrived lately read again, and its copies merge', async () => {
    const { box, raw, mail, pull, pass } = setUp()
    const bank = await createMemoryBank()
    const work = async () => {
      const notices = mail.messages.splice(0)
      for (const notice of notices)
        await takeMail(
          { ...bank.registration, raw, inquiries: bank.world.queues.inquiries },
          readAs(mailNoticeSchema, notice, 'notice'),
        )
      await bank.work()
      return notices.length
    }
    box.deliver(mailOf(0), { arrivedAt: NOW - 6 * DAY, seen: true })
    arrive(box, 1, 2)
    await pull()
    expect(await work()).toBe(2)
    pass(MINUTE)
    box.renumber()
    arrive(box, 3)
    expect(await pull()).toMatchObject({ taken: 3, ended: 'caught-up' })
    expect(await work()).toBe(3)
    expect(await bank.world.ledger.totals('all')).toMatchObject({ received: 5, inquiries: 3, merged: 2 })
    expect(bank.world.mail.sent).toHaveLength(3)
  })

  it('before the first look was finished keeps to what nobody has looked at', async () => {
    const { box, pull, subjects } = setUp()
    box.deliver(mailOf(1), { arrivedAt: NOW - HOUR, seen: true })
    arrive(box, 2, 3)
    let left = 40_000
    await pull(() => {
      left -= 14_000
      return left
    })
    box.renumber()
    await pull()
    expect(new Set(await subjects())).toEqual(new Set(['2', '3']))
  })
})

describe('never twice, never lost', () => {
  it('when two runs overlap', async () => {
    const { box, pull, subjects } = setUp()
    arrive(box, 1, 2, 3, 4)
    const runs = await Promise.all([pull(), pull(), pull()])
    expect(runs.filter(({ ended }) => ended === 'caught-up').length).toBeLessThanOrEqual(1)
    await pull()
    expect(new Set(await subjects())).toEqual(new Set(['1', '2', '3', '4']))
  })

  it.each([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12])('when it dies at its %dth step', async (step) => {
    const { box, deps, pull, mail } = setUp()
    arrive(box, 1, 2)
    let steps = 0
    const dying = async <T>(work: () => Promise<T>): Promise<T> => {
      steps += 1
      if (steps === step) throw new Unavailable('test')
      const result = await work()
      steps += 1
      if (steps === step) throw new Unavailable('test')
      return result
    }
    const fragile = {
      ...deps,
      mailbox: changed(box, (session) => ({ mark: (uid) => dying(() => session.mark(uid)) })),
      raw: { ...deps.raw, put: (...put: Parameters<typeof deps.raw.put>) => dying(() => deps.raw.put(...put)) },
      mail: { send: (notice: PulledNotice) => dying(() => deps.mail.send(notice)) },
    }
    await expect(pullMailbox(fragile, PLENTY)).rejects.toThrow(Unavailable)
    await pull()
    const keys = mail.messages.map(({ rawKey }) => rawKey)
    expect(new Set(keys).size).toBe(2)
    for (const key of keys) expect(await deps.raw.get(key)).toBeDefined()
  })
})
