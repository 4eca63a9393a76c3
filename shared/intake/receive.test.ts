import { describe, expect, it } from 'vitest'
import { indexConfiguration } from '#shared/configuration/configuration-index.ts'
import { exampleSource } from '#shared/configuration/example-source.fixture.ts'
import { KeyReused } from '#shared/errors.ts'
import { createMemoryWorld } from '#shared/memory/world.ts'
import { fingerprintOf, type MessageDraft, receive } from './receive.ts'

const draft: MessageDraft = {
  channel: 'web',
  sender: { name: 'Anna', email: 'anna@kunde.example' },
  subject: '',
  text: 'Wo ist meine Karte?',
}

function desk() {
  const world = createMemoryWorld()
  let ids = 0
  let now = Date.parse('2026-11-24T23:30:00+01:00')
  const index = indexConfiguration({ version: 1, configuration: { ...exampleSource(), holidayDates: [] } })
  const deps = {
    ledger: world.ledger,
    queue: world.queues.inquiries,
    configuration: async () => index,
    clock: () => now,
    newId: () => `new-${++ids}`,
    onNotEnqueued: () => {},
  }
  return {
    world,
    take: (message: MessageDraft, repeatable?: readonly string[]) => receive(deps, message, repeatable),
    later: () => {
      now += 3_600_000
    },
  }
}

describe('receiving', () => {
  it('counts a message on the day of the institute’s zone', async () => {
    const { world, take, later } = desk()
    await take(draft)
    later()
    await take(draft)
    expect((await world.ledger.totals('2026-11-24')).received).toBe(1)
    expect((await world.ledger.totals('2026-11-25')).received).toBe(1)
  })

  it('stores before it enqueues, and enqueues again when it is repeated', async () => {
    const { world, take, later } = desk()
    const id = await take(draft, ['web', 'anna', 'k'])
    later()
    expect(await take(draft, ['web', 'anna', 'k'])).toBe(id)
    expect((await world.ledger.totals('all')).received).toBe(1)
    expect(world.queues.inquiries.messages).toEqual([{ receiptId: id }, { receiptId: id }])
  })

  it('refuses another message under the same key', async () => {
    const { take } = desk()
    await take(draft, ['web', 'anna', 'k'])
    await expect(take({ ...draft, text: 'Anderes' }, ['web', 'anna', 'k'])).rejects.toThrow(KeyReused)
  })

  it('makes a new id without a key', async () => {
    const { take } = desk()
    expect(await take(draft)).not.toBe(await take(draft))
  })
})

describe('a fingerprint', () => {
  it('does not depend on the order of fields and does depend on every value', () => {
    const reordered = {
      text: draft.text,
      subject: '',
      sender: { email: 'anna@kunde.example', name: 'Anna' },
      channel: 'web',
    } as const
    expect(fingerprintOf(reordered)).toBe(fingerprintOf(draft))
    expect(fingerprintOf({ ...draft, answers: { a: '1', b: '2' } })).toBe(
      fingerprintOf({ ...draft, answers: { b: '2', a: '1' } }),
    )
    for (const other of [{ text: 'x' }, { subject: 'x' }, { sender: { name: 'Anna' } }, { answers: { a: '1' } }])
      expect(fingerprintOf({ ...draft, ...other })).not.toBe(fingerprintOf(draft))
  })
})

describe('what a customer should not have written', () => {
  const secret: MessageDraft = {
    ...draft,
    sender: { name: 'Anna 4111111111111111', email: 'anna@kunde.example', phone: '4111111111111111' },
    subject: 'PIN 9876',
    text: 'Meine Karte 4111 1111 1111 1111',
    answers: { PIN: '9876', note: 'TAN 123456' },
    device: { note: '4111111111111111' },
  }

  it('is masked in every field before it is stored, and the message says so', async () => {
    const { world, take } = desk()
    const found = await world.ledger.find(await take(secret))
    expect(found?.message).toMatchObject({
      sender: { name: 'Anna •••• 1111', phone: '•••• 1111' },
      subject: 'PIN •••',
      text: 'Meine Karte •••• 1111',
      answers: { PIN: '•••', note: 'TAN •••' },
      device: { note: '•••• 1111' },
      masked: ['card', 'secret'],
    })
    expect(JSON.stringify(found)).not.toMatch(/9876|123456|1111 ?1111/)
  })

  it('is in no fingerprint either: hashes of card numbers can be guessed', () => {
    expect(fingerprintOf(secret)).toBe(fingerprintOf({ ...secret, text: 'Meine Karte •••• 1111' }))
  })
})
