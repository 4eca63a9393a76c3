import { describe, expect, test } from 'vitest'
import { customerFixture } from '#shared/customer/customer.fixture.ts'
import { MINUTE } from '#shared/instant.ts'
import { createMemoryWorld } from './world.ts'

describe('a memory world', () => {
  test('keeps what was put in, whatever becomes of the object afterwards', async () => {
    const { customers } = createMemoryWorld()
    const emails = ['a@kunde.example']
    await customers.put(customerFixture({ customerId: 'c', emails }), 0)
    emails.push('b@kunde.example')
    expect((await customers.find('c'))?.emails).toEqual(['a@kunde.example'])
    expect(Object.isFrozen(await customers.find('c'))).toBe(true)
  })

  test('holds a delayed message back until it is due', async () => {
    let now = 0
    const { queues } = createMemoryWorld({ clock: () => now })
    await queues.routing.send({ inquiryId: 'i' }, { delaySeconds: 60 })
    queues.routing.wake()
    expect(queues.routing.messages).toEqual([])
    expect(queues.routing.delayed).toHaveLength(1)
    now = MINUTE
    queues.routing.wake()
    expect(queues.routing.messages.shift()).toEqual({ inquiryId: 'i' })
    expect(queues.routing.delayed).toEqual([])
  })

  test('lets a send fail once when it was told to', async () => {
    const { mail } = createMemoryWorld()
    const letter = { raw: new Uint8Array([1]), from: 'a@b', to: 'c@d', tags: { inquiry: 'i', message: 'm' } }
    mail.failNext(new Error('down'))
    await expect(mail.send(letter)).rejects.toThrow('down')
    const { providerId } = await mail.send(letter)
    expect(mail.sent).toEqual([{ ...letter, providerId }])
  })

  test('keeps buried messages with their reason', async () => {
    const { deadLetters } = createMemoryWorld()
    await deadLetters.bury('{}', 'queue message is malformed')
    expect(deadLetters.buried).toEqual([{ body: '{}', reason: 'queue message is malformed' }])
  })
})
