import { beforeAll, describe, expect, it } from 'vitest'
import { compileDirectory } from '#shared/configuration/directory.ts'
import type { Configuration } from '#shared/configuration/schema.ts'
import { fixedModel } from './fixed-model.fixture.ts'
import { productOf } from './training/calibrate.ts'
import { exampleOf, trainModel } from './training/train-model.ts'
import { understand } from './understand.ts'

let bank: Configuration
beforeAll(async () => {
  bank = (await compileDirectory('config/musterbank')).configuration
})

const SILENT = 'Guten Tag, bitte melden Sie sich.'
const ask = (text: string, shares: Record<string, number>, more: { chosenTopic?: string; mailboxDesk?: string } = {}) =>
  understand({ subject: '', text, language: 'de', ...more }, bank, fixedModel(shares))

describe('understand', () => {
  it('goes by the model where the words say nothing', () => {
    expect(ask(SILENT, { 'cards/card-new': 0.9, 'payments/direct-debit': 0.1 })).toMatchObject({
      topic: 'card-new',
      desk: 'cards',
      urgent: false,
      because: ['model'],
      confidence: 0.9,
    })
  })

  it('names a desk in English with less certainty than in German, and in other languages as in German', () => {
    const shares = { 'cards/card-new': 0.6, 'payments/direct-debit': 0.4 }
    const deskIn = (language: string) =>
      understand({ subject: '', text: SILENT, language }, bank, fixedModel(shares)).desk
    expect(['en', 'de', 'fr'].map(deskIn)).toEqual(['cards', 'general', 'general'])
  })

  it('names no topic that is unlikely, though the desk may be named', () => {
    const shares = {
      'cards/card-new': 0.23,
      'cards/card-pin': 0.22,
      'lending/loan': 0.3,
      'payments/direct-debit': 0.25,
    }
    const understood = understand({ subject: '', text: SILENT, language: 'en' }, bank, fixedModel(shares))
    expect(understood).toMatchObject({ topic: 'general', desk: 'cards', because: ['model'] })
  })

  it('does not hear what stands in a signature or a quotation', () => {
    const mail = 'Bitte ändern Sie meinen Dauerauftrag.'
    const around = '\n\nMit freundlichen Grüßen\nKreditkarte gestohlen? Sofort sperren!\n> Meine Karte wurde gestohlen.'
    expect(understand({ subject: '', text: mail + around, language: 'de' }, bank, undefined)).toEqual(
      understand({ subject: '', text: mail, language: 'de' }, bank, undefined),
    )
  })

  it('names the desk and no topic where the model knows the desk alone', () => {
    const between = { 'cards/card-new': 0.3, 'cards/card-pin': 0.3, 'cards/card-limit': 0.3, 'lending/loan': 0.1 }
    expect(ask(SILENT, between)).toMatchObject({ topic: 'general', desk: 'cards', confidence: 0.9, because: ['model'] })
    expect(ask(SILENT, { 'cards/general': 0.9, 'lending/loan': 0.1 })).toMatchObject({
      topic: 'general',
      desk: 'cards',
    })
  })

  it('leaves to the general desk what it is unsure of, and keeps the two best guesses', () => {
    expect(ask(SILENT, { 'cards/card-new': 0.35, 'lending/loan': 0.4, 'payments/direct-debit': 0.25 })).toEqual({
      topic: 'general',
      desk: 'general',
      urgent: false,
      because: ['unsure'],
      confidence: 0.4,
      guesses: [
        { topic: 'loan', desk: 'lending', confidence: 0.4 },
        { topic: 'card-new', desk: 'cards', confidence: 0.35 },
      ],
      words: [],
      byModel: true,
    })
  })

  it('lets a clear word outweigh a model in doubt, and not one that is sure of something else', () => {
    const text = 'Eine Frage zu meinem Dauerauftrag'
    const doubtful = ask(text, { 'payments/standing-order': 0.78, 'lending/loan': 0.22 })
    expect(doubtful).toMatchObject({
      topic: 'standing-order',
      desk: 'payments',
      because: ['word:dauerauftrag*', 'model'],
    })
    expect(ask(text, { 'payments/standing-order': 0.01, 'lending/loan': 0.99 }).desk).toBe('lending')
  })

  it('lets a clear word of a topic that the model never learnt decide', () => {
    const sure = { 'lending/loan': 0.99, 'cards/card-new': 0.01 }
    expect(ask('Eine Frage zu meinem Dauerauftrag', sure)).toMatchObject({ topic: 'standing-order', confidence: 0.8 })
  })

  it('does not take words between two topics of a desk for a topic that the model never learnt', () => {
    const text = 'Das Restgeld bitte überweisen'
    const alone = understand({ subject: '', text, language: 'de' }, bank, undefined)
    expect(alone).toMatchObject({ topic: 'general', desk: 'payments' })
    expect(ask(text, { 'accounts/account-close': 0.99, 'payments/transfer-missing': 0.01 }).desk).toBe('accounts')
    expect(ask(text, { 'accounts/account-close': 0.99, 'lending/loan': 0.01 }).desk).toBe('payments')
  })

  it('believes what the customer chose, and tells the advisor what the model would have said', () => {
    const chosen = ask(SILENT, { 'cards/card-new': 0.95, 'lending/loan': 0.05 }, { chosenTopic: 'loan' })
    expect(chosen).toMatchObject({ topic: 'loan', desk: 'lending', confidence: 1, because: ['chosen:loan'] })
    expect(chosen.guesses[0]).toEqual({ topic: 'card-new', desk: 'cards', confidence: 0.95 })
  })

  it('keeps to the desk of the mailbox and lets the model name the topic there', () => {
    const mailboxDesk = 'complaints'
    expect(ask(SILENT, { 'complaints/complaint': 0.4, 'cards/card-new': 0.6 }, { mailboxDesk })).toMatchObject({
      topic: 'complaint',
      desk: 'complaints',
      because: ['mailbox:complaints', 'model'],
    })
    expect(ask(SILENT, { 'complaints/complaint': 0.01, 'cards/card-new': 0.99 }, { mailboxDesk })).toMatchObject({
      topic: 'general',
      desk: 'complaints',
    })
  })

  it('treats as urgent what is only possibly urgent, whatever the best guess is', () => {
    expect(ask(SILENT, { 'security/card-stolen': 0.15, 'cards/card-new': 0.85 })).toMatchObject({
      topic: 'card-stolen',
      desk: 'security',
      urgent: true,
      because: ['model'],
      confidence: 0.15,
    })
    expect(ask(SILENT, { 'security/card-stolen': 0.001, 'cards/card-new': 0.999 }).urgent).toBe(false)
  })

  it('needs to be a little surer that it is urgent in English', () => {
    const urgentAt = (share: number, language: string) =>
      understand(
        { subject: '', text: SILENT, language },
        bank,
        fixedModel({ 'security/card-stolen': share, 'cards/card-new': 1 - share }),
      ).urgent
    expect(['de', 'en', 'fr'].map((language) => urgentAt(0.15, language))).toEqual([true, false, true])
    expect(urgentAt(0.25, 'en')).toBe(true)
  })

  it('needs to be surer against what the customer chose or the mailbox says', () => {
    for (const more of [{ chosenTopic: 'loan' }, { mailboxDesk: 'complaints' }]) {
      expect(ask(SILENT, { 'security/card-stolen': 0.15, 'cards/card-new': 0.85 }, more).urgent).toBe(false)
      expect(ask(SILENT, { 'security/card-stolen': 0.5, 'cards/card-new': 0.5 }, more).urgent).toBe(true)
    }
  })

  it('believes urgent words unless the model is all but certain that it is something calm', () => {
    const stolen = 'Meine Karte wurde gestohlen'
    const doubtful = ask(stolen, { 'security/card-stolen': 0.01, 'cards/card-not-working': 0.99 })
    expect(doubtful).toMatchObject({ urgent: true, topic: 'card-stolen', because: ['word:karte* … gestohl*'] })
    expect(ask(stolen, { 'security/card-stolen': 0.000_1, 'cards/card-not-working': 0.999_9 }).urgent).toBe(false)
  })

  it('goes by the rules alone without a model', () => {
    const alone = (text: string) => understand({ subject: '', text, language: 'de' }, bank, undefined)
    expect(alone('Dauerauftrag ändern')).toMatchObject({
      topic: 'standing-order',
      confidence: 0.8,
      guesses: [],
      words: [],
      byModel: false,
    })
    expect(alone(SILENT)).toMatchObject({ desk: 'general', because: ['unsure'], confidence: 0 })
    expect(alone('Karte gestohlen')).toMatchObject({ urgent: true, confidence: 0.9 })
  })

  it('finds topics by their id wherever the institute has put them, and deals nothing out to others', () => {
    const moved = bank.topics.map((topic) => (topic.id === 'loan' ? { ...topic, desk: 'business' } : topic))
    const without = moved.filter(({ id }) => id !== 'card-new')
    const model = fixedModel({ 'lending/loan': 0.85, 'cards/card-new': 0.1, 'cards/card-pin': 0.05 })
    const understood = understand({ subject: '', text: SILENT, language: 'de' }, { ...bank, topics: without }, model)
    expect(understood).toMatchObject({ topic: 'loan', desk: 'business', confidence: 0.85 })
    expect(understood.guesses.map(({ topic }) => topic)).toEqual(['loan', 'card-pin'])
  })

  it('does not ask a model whose topics the configuration mostly lacks', () => {
    const model = fixedModel({ 'lending/loan': 0.98, 'pets/cat': 0.01, 'pets/dog': 0.01 })
    const understood = understand({ subject: '', text: SILENT, language: 'de' }, bank, model)
    expect(understood).toMatchObject({ because: ['unsure'], guesses: [] })
  })
})

describe('the words that decided', () => {
  const texts = {
    'lending/loan': 'loan for a house',
    'cards/card-pin': 'the pin of my Karte',
    'cards/card-new': 'another Karte',
  }
  const vectors = { dimensions: 2, words: new Uint32Array(), rows: new Uint8Array(), scales: Float32Array.of(1, 1) }
  const calibration = productOf(2, 1)
  const examples = Object.entries(texts).flatMap(([id, text]) => {
    const [desk = '', topic = ''] = id.split('/')
    return Array.from({ length: 6 }, () => exampleOf(text, 'en', { id, topic, desk }, 1))
  })
  const model = new Map([['en', { ...trainModel(examples, { vectors, mostWeights: 10_000 }), calibration }]])
  const words = (text: string) => understand({ subject: '', text, language: 'en' }, bank, model).words

  it('are the customer’s own, as they wrote them, the weightiest first', () => {
    expect(words('Dear bank, a LOAN please, for a new House')).toEqual(['House', 'LOAN'])
  })

  it('are at most five and never numbers', () => {
    expect(words('loan for a house 4111 loan •••• 1234 12345').join(' ')).not.toMatch(/[\d•]/u)
    expect(words(`${texts['lending/loan']} pin Karte another of my the`).length).toBeLessThanOrEqual(5)
  })
})
