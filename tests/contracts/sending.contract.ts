import { beforeEach, describe, expect, test } from 'vitest'
import { MINUTE } from '#shared/instant.ts'
import { NOW } from './samples.ts'
import type { OpenWorld, StorageWorld } from './storage-world.ts'

/** What SendLedger promises. */
export function sendLedgerContract(name: string, open: OpenWorld): void {
  describe(`claims on sends (${name})`, () => {
    let world: StorageWorld
    beforeEach(async () => {
      world = await open()
    })

    test('give a mail to the first who claims it', async () => {
      const first = await world.sends.claim('i/m', NOW, MINUTE)
      expect(first).toEqual({ state: 'claimed', claim: { claimedAt: NOW } })
      expect(await world.sends.claim('i/m', NOW + 1, MINUTE)).toEqual({ state: 'taken', claim: { claimedAt: NOW } })
      expect(await world.sends.claim('i/other', NOW + 1, MINUTE)).toMatchObject({ state: 'claimed' })
    })

    test('say for ever that a mail was sent, and when', async () => {
      await world.sends.claim('i/m', NOW, MINUTE)
      await world.sends.sent('i/m', NOW + 5, 'ses-1')
      await world.sends.sent('i/m', NOW + 9, 'ses-2')
      await world.sends.release('i/m')
      expect(await world.sends.claim('i/m', NOW + 10 * MINUTE, MINUTE)).toEqual({
        state: 'sent',
        claim: { claimedAt: NOW, sentAt: NOW + 5, providerId: 'ses-1' },
      })
    })

    test('pass to the next when they have gone stale, and only to one', async () => {
      await world.sends.claim('i/m', NOW, MINUTE)
      const later = NOW + MINUTE
      expect(await world.sends.claim('i/m', later, MINUTE)).toEqual({ state: 'stale', claim: { claimedAt: later } })
      expect(await world.sends.claim('i/m', later + 1, MINUTE)).toEqual({ state: 'taken', claim: { claimedAt: later } })
    })

    test('say how a mail stands, and which record of its sending is in force', async () => {
      expect(await world.sends.find('i/m')).toBeUndefined()
      await world.sends.claim('i/m', NOW, MINUTE)
      expect(await world.sends.find('i/m')).toEqual({ claimedAt: NOW })
      const inForce = { claimedAt: NOW, sentAt: NOW + 5, providerId: 'ses-1' }
      expect(await world.sends.sent('i/m', NOW + 5, 'ses-1')).toEqual(inForce)
      expect(await world.sends.sent('i/m', NOW + 9, 'ses-2')).toEqual(inForce)
      expect(await world.sends.find('i/m')).toEqual(inForce)
    })

    test('take the word that a mail went out also where nobody claimed it', async () => {
      const inForce = { claimedAt: NOW, sentAt: NOW, providerId: 'ses-1' }
      expect(await world.sends.sent('i/m', NOW, 'ses-1')).toEqual(inForce)
      expect(await world.sends.claim('i/m', NOW + 1, MINUTE)).toEqual({ state: 'sent', claim: inForce })
    })

    test('can be given back', async () => {
      await world.sends.claim('i/m', NOW, MINUTE)
      await world.sends.release('i/m')
      await world.sends.release('i/m')
      expect(await world.sends.claim('i/m', NOW + 1, MINUTE)).toMatchObject({ state: 'claimed' })
    })
  })
}

/** What Caps promises. */
export function capsContract(name: string, open: OpenWorld): void {
  describe(`caps (${name})`, () => {
    let world: StorageWorld
    beforeEach(async () => {
      world = await open()
    })
    const cap = (key: string, limit: number) => ({ key, limit, expiresAt: NOW + MINUTE })

    test('count up to the limit and then name the cap that is exhausted', async () => {
      const caps = [cap('hour', 2), cap('day', 3)]
      for (const id of ['a', 'b']) expect(await world.caps.take(caps, id)).toBeUndefined()
      expect(await world.caps.take(caps, 'c')).toBe('hour')
      expect(await world.caps.take([cap('next-hour', 2), cap('day', 3)], 'c')).toBeUndefined()
      expect(await world.caps.take([cap('next-hour', 2), cap('day', 3)], 'd')).toBe('day')
    })

    test('count under none when one is exhausted', async () => {
      await world.caps.take([cap('full', 1)], 'a')
      expect(await world.caps.take([cap('free', 1), cap('full', 1)], 'b')).toBe('full')
      expect(await world.caps.take([cap('free', 1)], 'c')).toBeUndefined()
    })

    test('count a repeated call once', async () => {
      for (let again = 0; again < 3; again += 1) expect(await world.caps.take([cap('k', 1)], 'a')).toBeUndefined()
      expect(await world.caps.take([cap('k', 1)], 'b')).toBe('k')
    })

    test('let nothing through a limit of zero, and everything through no caps', async () => {
      expect(await world.caps.take([cap('closed', 0)], 'a')).toBe('closed')
      expect(await world.caps.take([], 'a')).toBeUndefined()
    })
  })
}

/** What SuppressionList promises. */
export function suppressionListContract(name: string, open: OpenWorld): void {
  describe(`suppressed addresses (${name})`, () => {
    let world: StorageWorld
    beforeEach(async () => {
      world = await open()
    })

    test('are found whatever their case, with the latest reason, until they are lifted', async () => {
      expect(await world.suppressions.find('anna@kunde.example')).toBeUndefined()
      await world.suppressions.add('Anna@Kunde.example', { reason: 'bounce', at: NOW })
      await world.suppressions.add('anna@kunde.example', { reason: 'complaint', at: NOW + 1 })
      expect(await world.suppressions.find('ANNA@kunde.example')).toEqual({ reason: 'complaint', at: NOW + 1 })
      expect(await world.suppressions.find('bernd@kunde.example')).toBeUndefined()
      await world.suppressions.lift('anna@KUNDE.example')
      await world.suppressions.lift('anna@kunde.example')
      expect(await world.suppressions.find('anna@kunde.example')).toBeUndefined()
    })
  })
}

/** What SendWindow promises. */
export function sendWindowContract(name: string, open: OpenWorld): void {
  describe(`the window of a second (${name})`, () => {
    test('lets through as many as its limit, whoever asks at once, and the next second as many again', async () => {
      const { sendWindow } = await open()
      const asked = await Promise.all(Array.from({ length: 12 }, (_, index) => sendWindow.take(1, 5, `mail-${index}`)))
      expect(asked.filter(Boolean)).toHaveLength(5)
      expect(await sendWindow.take(2, 5, 'mail-0')).toBe(true)
    })

    test('lets mails through under a limit that is spread over several counters', async () => {
      const { sendWindow } = await open()
      for (let mail = 0; mail < 4; mail += 1) expect(await sendWindow.take(1, 501, `mail-${mail}`)).toBe(true)
    })
  })
}
