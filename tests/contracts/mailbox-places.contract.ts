import { beforeEach, describe, expect, test } from 'vitest'
import type { MailboxPlace, MailboxPlaces } from '#shared/mail/mailbox-places.ts'
import { NOW } from './samples.ts'

/** What MailboxPlaces promises. */
export function mailboxPlacesContract(name: string, open: () => Promise<{ readonly places: MailboxPlaces }>): void {
  describe(`places in mailboxes (${name})`, () => {
    let places: MailboxPlaces
    beforeEach(async () => {
      places = (await open()).places
    })
    const place = (version: number, more: Partial<MailboxPlace> = {}): MailboxPlace => ({
      version,
      uidValidity: 4_294_967_295,
      lastUid: version * 10,
      ...more,
    })

    test('are kept for each mailbox by itself, with all that they say', async () => {
      expect(await places.find('a')).toBeUndefined()
      const past = { through: 7, since: NOW, unseen: true }
      const whole = place(1, { caughtUpAt: NOW, past, failing: { uid: 8, tries: 2 } })
      expect(await places.advance('a', whole)).toBe(true)
      expect(await places.find('a')).toMatchObject(whole)
      expect(await places.find('b')).toBeUndefined()
    })

    test('advance only from the one that is stored, and forget what the next does not say', async () => {
      expect(await places.advance('a', place(2))).toBe(false)
      expect(await places.advance('a', place(1, { failing: { uid: 8, tries: 2 } }))).toBe(true)
      expect(await places.advance('a', place(1))).toBe(false)
      expect(await places.advance('a', place(3))).toBe(false)
      expect(await places.advance('a', place(2))).toBe(true)
      expect((await places.find('a'))?.failing).toBeUndefined()
      expect((await places.find('a'))?.lastUid).toBe(20)
    })

    test('advance by one of those who try at once', async () => {
      const went = await Promise.all([1, 2, 3, 4].map((lastUid) => places.advance('a', place(1, { lastUid }))))
      expect(went.filter(Boolean)).toHaveLength(1)
    })
  })
}
