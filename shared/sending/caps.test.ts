import { describe, expect, it } from 'vitest'
import { DAY, HOUR, MINUTE } from '#shared/instant.ts'
import { createMemoryCaps } from '#shared/memory/caps.ts'
import { capsFor, isBreaker } from './caps.ts'

const config = {
  senderHour: 3,
  senderDay: 10,
  fingerprintDay: 1,
  domainHour: 100,
  globalMinute: 10_000,
  largeProviders: ['kunde.example'],
}
const now = Date.parse('2026-11-24T08:12:46.000Z')
const names = (sender: string) => capsFor({ sender, fingerprint: 'f' }, config, now).map(({ key }) => key.split(':')[0])

describe('caps', () => {
  it('hold for the sender, its content, its domain and everything, narrowest first', () => {
    expect(names('anna@firma.example')).toEqual([
      'sender-hour',
      'sender-day',
      'fingerprint-day',
      'domain-hour',
      'global-minute',
    ])
  })

  it('know no cap for a large provider’s domain or subdomain, but for one that only ends like it', () => {
    expect(names('anna@kunde.example')).not.toContain('domain-hour')
    expect(names('anna@mail.kunde.example')).not.toContain('domain-hour')
    expect(names('anna@meinkunde.example')).toContain('domain-hour')
  })

  it('show nobody’s address, and fit where a reason is kept', () => {
    for (const { key } of capsFor({ sender: 'anna@firma.example', fingerprint: 'Karte weg' }, config, now)) {
      expect(key).not.toMatch(/anna|firma|karte/i)
      expect(key.length).toBeLessThanOrEqual(60)
    }
  })

  it('are the same for an address in any case, and others for other windows', () => {
    const keys = (sender: string, at: number) => capsFor({ sender, fingerprint: 'f' }, config, at).map(({ key }) => key)
    expect(keys('ANNA@Firma.example ', now)).toEqual(keys('anna@firma.example', now))
    const changed = (at: number) =>
      keys('a@b.example', at).filter((key, index) => key !== keys('a@b.example', now)[index])
    expect(changed(now + MINUTE)).toHaveLength(1)
    expect(changed(now + HOUR)).toHaveLength(3)
    expect(changed(now + DAY)).toHaveLength(5)
  })

  it('are kept until their window is over', () => {
    for (const { expiresAt, limit } of capsFor({ sender: 'a@b.example', fingerprint: 'f' }, config, now)) {
      expect(expiresAt).toBeGreaterThan(now + MINUTE)
      expect(limit).toBeGreaterThan(0)
    }
  })

  it('stop a robot at its content, and one that varies it at three an hour', async () => {
    const caps = createMemoryCaps()
    const take = (fingerprint: string, id: string) =>
      caps.take(capsFor({ sender: 'robot@firma.example', fingerprint }, config, now), id)
    expect(await take('same', '1')).toBeUndefined()
    expect(await take('same', '2')).toMatch(/^fingerprint-day:/)
    expect(await take('other', '3')).toBeUndefined()
    expect(await take('another', '4')).toBeUndefined()
    expect(await take('a fourth', '5')).toMatch(/^sender-hour:/)
  })

  it('stop a robot that changes its address each time, by its domain and by the breaker', async () => {
    const tight = { ...config, domainHour: 2, globalMinute: 3 }
    const caps = createMemoryCaps()
    const take = (sender: string) => caps.take(capsFor({ sender, fingerprint: sender }, tight, now), sender)
    expect(await take('a1@robot.example')).toBeUndefined()
    expect(await take('a2@robot.example')).toBeUndefined()
    expect(await take('a3@robot.example')).toMatch(/^domain-hour:/)
    expect(await take('a4@other.example')).toBeUndefined()
    const last = await take('a5@another.example')
    expect(last).toMatch(/^global-minute:/)
    expect(isBreaker(last ?? '')).toBe(true)
  })
})
