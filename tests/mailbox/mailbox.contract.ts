import { beforeEach, describe, expect, test } from 'vitest'
import { Unavailable } from '#shared/errors.ts'
import { DAY, MINUTE } from '#shared/instant.ts'
import type { Mailbox, MailRange } from '#shared/mail/mailbox.ts'

export interface MailboxWorld {
  readonly mailbox: Mailbox
  deliver(mails: readonly { raw: string; arrivedAt: number; seen?: boolean }[]): Promise<number[]>
  remove(uid: number): Promise<void>
  /** All mails get new UIDs under a new UIDVALIDITY. */
  renumber(): Promise<void>
}

/** In the past: servers correct a future date of arrival. */
const NOW = Date.parse('2026-11-20T09:00:00Z')
const raw = (text: string) => `From: anna@kunde.example\r\nSubject: ${text}\r\n\r\nGrüße: ${text}\r\n`

/** What Mailbox promises. */
export function mailboxContract(name: string, open: () => Promise<MailboxWorld>): void {
  describe(`a mailbox (${name})`, () => {
    let world: MailboxWorld
    beforeEach(async () => {
      world = await open()
    })
    const list = async (range: MailRange): Promise<readonly number[]> => {
      await using session = await world.mailbox.open()
      return session.list(range)
    }

    test('lists what came after a UID, in order, and nothing at the end', async () => {
      expect(await list({ after: 0 })).toEqual([])
      const uids = await world.deliver(['a', 'b', 'c'].map((text) => ({ raw: raw(text), arrivedAt: NOW })))
      expect(await list({ after: 0 })).toEqual(uids)
      expect(await list({ after: uids[0] ?? 0 })).toEqual(uids.slice(1))
      expect(await list({ after: 0, through: uids[1] ?? 0 })).toEqual(uids.slice(0, 2))
      expect(await list({ after: uids[2] ?? 0 })).toEqual([])
    })

    test('says above which UID nothing was there yet', async () => {
      const uids = await world.deliver([{ raw: raw('a'), arrivedAt: NOW }])
      await using session = await world.mailbox.open()
      expect(session.uidNext).toBeGreaterThan(uids[0] ?? 0)
      expect(session.uidValidity).toBeGreaterThan(0)
    })

    test('lists only what arrived since a day and what nobody has looked at', async () => {
      const [, lately, seen] = await world.deliver([
        { raw: raw('old'), arrivedAt: NOW - 5 * DAY },
        { raw: raw('new'), arrivedAt: NOW },
        { raw: raw('seen'), arrivedAt: NOW, seen: true },
      ])
      expect(await list({ after: 0, since: NOW - DAY })).toEqual([lately, seen])
      expect(await list({ after: 0, since: NOW - DAY, unseen: true })).toEqual([lately])
    })

    test('gives every octet of a mail and when it arrived, and leaves it unseen', async () => {
      const text = `${raw('ä')}${'x'.repeat(300_000)}\r\n.\r\n`
      const [uid = 0] = await world.deliver([{ raw: text, arrivedAt: NOW }])
      await using session = await world.mailbox.open()
      const mail = await session.fetch(uid, MINUTE)
      if (mail.state !== 'read') throw new Error(mail.state)
      expect(Buffer.from(mail.raw).toString()).toBe(text)
      expect(mail.arrivedAt).toBe(NOW)
      expect(await session.list({ after: 0, unseen: true })).toEqual([uid])
    })

    test('says that a mail is gone', async () => {
      const [first = 0, second = 0] = await world.deliver(
        ['a', 'b'].map((text) => ({ raw: raw(text), arrivedAt: NOW })),
      )
      await world.remove(first)
      await using session = await world.mailbox.open()
      expect(await session.fetch(first, MINUTE)).toEqual({ state: 'gone' })
      expect(await session.fetch(second, MINUTE)).toMatchObject({ state: 'read' })
    })

    test('does not list what is marked, in this session and in later ones', async () => {
      const [first = 0, second = 0] = await world.deliver(
        ['a', 'b'].map((text) => ({ raw: raw(text), arrivedAt: NOW })),
      )
      await using session = await world.mailbox.open()
      expect(await session.mark(first)).toBe(true)
      expect(await session.list({ after: 0 })).toEqual([second])
      expect(await list({ after: 0 })).toEqual([second])
    })

    test('is of no use any more once the session has ended', async () => {
      const session = await world.mailbox.open()
      await session[Symbol.asyncDispose]()
      await expect(session.list({ after: 0 })).rejects.toThrow(Unavailable)
      await expect(session.fetch(1, MINUTE)).rejects.toThrow(Unavailable)
      await expect(session.mark(1)).rejects.toThrow(Unavailable)
    })

    test('shows by its UIDVALIDITY that UIDs mean something else', async () => {
      await world.deliver([{ raw: raw('a'), arrivedAt: NOW }])
      const before = await world.mailbox.open()
      await before[Symbol.asyncDispose]()
      await world.renumber()
      await using after = await world.mailbox.open()
      expect(after.uidValidity).not.toBe(before.uidValidity)
      expect(await after.list({ after: 0 })).toHaveLength(1)
    })
  })
}
