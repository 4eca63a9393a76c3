import { expect, it } from 'vitest'
import { fixedModel } from '#shared/topic/fixed-model.fixture.ts'
import { createMemoryBank } from '#tests/support/memory-bank.ts'

const text = 'Guten Tag, bitte melden Sie sich.'
const understandingModel = { version: 'v1', model: fixedModel({ 'lending/loan': 0.9, 'cards/card-new': 0.1 }) }

it('keeps with the inquiry what was understood, by which model and by which configuration', async () => {
  const bank = await createMemoryBank(understandingModel)
  const id = await bank.receive({ text })
  await bank.work()
  const inquiry = await bank.inquiry(id)
  expect(inquiry).toMatchObject({ topic: 'loan', desk: 'lending', because: ['model'] })
  const first = (await bank.world.inquiries.messages(id)).find(({ kind }) => kind === 'inquiry')
  expect(first?.understood).toEqual({
    topic: 'loan',
    desk: 'lending',
    urgent: false,
    confidence: 0.9,
    guesses: [
      { topic: 'loan', desk: 'lending', confidence: 0.9 },
      { topic: 'card-new', desk: 'cards', confidence: 0.1 },
    ],
    words: [],
    model: 'v1',
    configVersion: inquiry.configVersion,
  })
  expect(bank.rulesAlone).toEqual([])
})

it('still acknowledges where there is no model or it knows other topics, and says which', async () => {
  for (const [model, why] of [
    [undefined, 'unreadable'],
    [{ version: 'v1', model: fixedModel({ 'pets/cat': 0.5, 'pets/dog': 0.5 }) }, 'unfit'],
  ] as const) {
    const bank = await createMemoryBank(model)
    const id = await bank.receive({ text: 'Bitte ändern Sie meinen Dauerauftrag' })
    expect(await bank.work()).toContain('sent')
    const { topic, acknowledgedAt } = await bank.inquiry(id)
    const message = (await bank.world.inquiries.messages(id)).find(({ kind }) => kind === 'inquiry')
    expect(acknowledgedAt).toBeDefined()
    expect(topic).toBe('standing-order')
    expect(message?.understood).toBeDefined()
    expect(message?.understood?.model).toBeUndefined()
    expect(bank.rulesAlone).toEqual([why])
  }
})

it('writes no words of the customer into events', async () => {
  const bank = await createMemoryBank(understandingModel)
  const id = await bank.receive({ text: 'Ich heiße Wolperdinger und brauche ein Darlehen' })
  await bank.work()
  const events = await bank.world.inquiries.events(id)
  expect(JSON.stringify(events)).toContain('"model":"v1"')
  expect(JSON.stringify(events)).not.toContain('Wolperdinger')
})

it('reads a message in the language that it is written in, whatever form it came by, and answers in that of the form', async () => {
  const [english] = fixedModel({ 'lending/loan': 0.9, 'cards/card-new': 0.1 }).values()
  const [german] = fixedModel({ 'lending/loan': 0.1, 'cards/card-new': 0.9 }).values()
  if (english === undefined || german === undefined) throw new Error('there is no model')
  const model = new Map([
    ['en', english],
    ['de', german],
  ])
  const bank = await createMemoryBank({ version: 'v1', model })
  const written = 'Good morning, I would like to know what happens next with the thing that we talked about on Monday.'
  const id = await bank.receive({ text: written, language: 'de' })
  await bank.work()
  expect(await bank.inquiry(id)).toMatchObject({ desk: 'lending', language: 'de' })
})
