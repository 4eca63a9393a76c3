import { beforeEach, describe, expect, it } from 'vitest'
import { Missing } from '#shared/errors.ts'
import { createMemoryBank, type MemoryBank } from '#tests/support/memory-bank.ts'
import { pullNext } from './pull-next.ts'

let bank: MemoryBank
const sabine = 'sabine-brandt'
const pull = (advisorId = sabine) => pullNext(bank.registration, advisorId)
const waiting = async (text: string) => {
  const id = await bank.receive({ text })
  await bank.work(['inquiries', 'acknowledgements'])
  return id
}

beforeEach(async () => {
  bank = await createMemoryBank()
})

describe('pulling the next', () => {
  it('gives what is due first at the desks of whoever pulls, as begun by hand', async () => {
    const first = await waiting('Meine neue Karte fehlt.')
    bank.moveTo('2026-11-24T11:00:00+01:00')
    const second = await waiting('Meine Überweisung ist nicht angekommen.')
    expect(await pull()).toEqual({ state: 'taken', inquiryId: first })
    expect(await bank.inquiry(first)).toMatchObject({ status: 'assigned', advisorId: sabine, touchedAt: bank.now() })
    expect(await pull()).toEqual({ state: 'taken', inquiryId: second })
    expect(await pull()).toEqual({ state: 'nothing' })
  })

  it('leaves what belongs to desks or languages of others', async () => {
    await waiting('Ich möchte einen Kredit für ein Haus.')
    expect(await pull()).toEqual({ state: 'nothing' })
  })

  it('says when there is no room, and never gives one thing to two', async () => {
    await waiting('Meine neue Karte fehlt.')
    expect(await Promise.all([pull(), pull('felix-hartwig')])).toContainEqual({ state: 'nothing' })
    const { advisors, ...rest } = (await bank.world.configuration.current()).configuration
    const small = advisors.map((advisor) => (advisor.id === sabine ? { ...advisor, capacity: 1 } : advisor))
    await bank.world.configuration.publish({ ...rest, advisors: small }, { by: 'test', at: bank.now(), note: '' })
    await waiting('Die PIN meiner Karte geht nicht.')
    await waiting('Der Geldautomat gibt kein Geld.')
    bank.moveTo('2026-11-24T11:00:00+01:00')
    await pull()
    expect(await pull()).toEqual({ state: 'full' })
    await expect(pull('nobody')).rejects.toThrow(Missing)
  })
})
