import { beforeAll, describe, expect, it } from 'vitest'
import { compileDirectory } from '#shared/configuration/directory.ts'
import type { Configuration, Topic } from '#shared/configuration/schema.ts'
import { cpuTime } from '#tests/support/cpu-time.ts'
import { findByRules, type RecognizedTopic, type Rules, recognizeTopic, type TopicInput } from './recognize-topic.ts'
import { CALM_INQUIRIES, SAMPLE_INQUIRIES, UNSURE_INQUIRIES } from './sample-inquiries.fixture.ts'

let bank: Configuration
beforeAll(async () => {
  bank = (await compileDirectory('config/musterbank')).configuration
})

const recognize = (text: string, more: Partial<TopicInput> = {}) =>
  byRules({ subject: '', text, language: 'de', ...more }, bank)

const byRules = (input: TopicInput, configuration: Rules): RecognizedTopic =>
  recognizeTopic(findByRules(input, configuration), configuration)

describe('recognizeTopic with the sample bank', () => {
  it('recognises what customers write, whatever language was detected', () => {
    const wrong = SAMPLE_INQUIRIES.flatMap(([topic, text]) =>
      ['de', 'en', 'fr'].flatMap((language) => {
        const got = recognize(text, { language })
        return got.topic === topic ? [] : [[topic, got.topic, got.because, text]]
      }),
    )
    expect(wrong).toEqual([])
  })

  it('has an inquiry for every topic with words', () => {
    const tried = new Set(SAMPLE_INQUIRIES.map(([topic]) => topic))
    expect(bank.topics.filter(({ id, words }) => Object.keys(words).length > 0 && !tried.has(id))).toEqual([])
  })

  it('gives the topic its desk and its urgency', () => {
    for (const [id, text] of SAMPLE_INQUIRIES) {
      const topic = bank.topics.find((candidate) => candidate.id === id)
      expect(recognize(text), text).toMatchObject({ desk: topic?.desk, urgent: topic?.urgent })
    }
  })

  it('leaves to the general desk what it is not sure of', () => {
    for (const text of UNSURE_INQUIRIES) {
      expect(recognize(text), text).toEqual({ topic: 'general', desk: 'general', urgent: false, because: ['unsure'] })
    }
  })

  it('does not alarm anybody over ordinary matters', () => {
    for (const text of CALM_INQUIRIES) expect(recognize(text), text).toMatchObject({ urgent: false })
  })

  it('names the desk but no topic when only the desk is clear', () => {
    expect(recognize('Eine Frage zu meiner Kreditkarte')).toMatchObject({ topic: 'general', desk: 'cards' })
  })

  it('says which words decided', () => {
    expect(recognize('Meine Girocard wurde gestohlen!').because).toEqual(['word:girocard* … gestohl*'])
  })

  it('reads the subject, too, and gives it more weight', () => {
    expect(recognize('Siehe Betreff', { subject: 'Dauerauftrag löschen' }).topic).toBe('standing-order')
    expect(recognize('Dazu noch: Haftpflicht?', { subject: 'Festgeld' }).desk).toBe('investing')
  })

  it('lets words of an urgent topic win over the chosen topic and the mailbox', () => {
    const stolen = 'Meine Karte wurde gestohlen'
    expect(recognize(stolen, { chosenTopic: 'mortgage', mailboxDesk: 'complaints' })).toMatchObject({
      topic: 'card-stolen',
      desk: 'security',
      urgent: true,
    })
  })

  it('believes the topic that the customer chose', () => {
    const chosen = recognize('Meine Überweisung ist nicht angekommen', { chosenTopic: 'loan' })
    expect(chosen).toMatchObject({ topic: 'loan', desk: 'lending', because: ['chosen:loan'] })
    expect(recognize('Hilfe', { chosenTopic: 'card-stolen' })).toMatchObject({ urgent: true, desk: 'security' })
  })

  it('reads the words when the chosen topic is unknown or says nothing', () => {
    for (const chosenTopic of ['no-such-topic', 'general']) {
      expect(recognize('Wie sind Ihre Öffnungszeiten?', { chosenTopic }).topic).toBe('opening-hours')
    }
  })

  it('keeps to the desk of the mailbox and finds the topic there', () => {
    const toComplaints = { mailboxDesk: 'complaints' }
    expect(recognize('Ich bin sehr unzufrieden mit meiner Überweisung', toComplaints)).toMatchObject({
      topic: 'complaint',
      desk: 'complaints',
    })
    expect(recognize('Meine Überweisung ist nicht angekommen', toComplaints)).toEqual({
      topic: 'general',
      desk: 'complaints',
      urgent: false,
      because: ['mailbox:complaints'],
    })
  })
})

describe('recognizeTopic with any configuration', () => {
  const topic = (id: string, desk: string, words: Topic['words']): Topic => ({
    id,
    desk,
    urgent: false,
    name: {},
    understood: {},
    words,
  })
  const small = (...topics: Topic[]) => ({ topics, institute: { ...bank.institute, generalDesk: 'front' } })
  const input = (text: string): TopicInput => ({ subject: '', text, language: 'de' })

  it('is unsure without any topics', () => {
    expect(byRules(input('Überweisung'), small())).toMatchObject({ topic: 'general', desk: 'front' })
  })

  it('counts a word of several desks for none of them alone', () => {
    const both = small(topic('a', 'one', { de: ['konto'] }), topic('b', 'two', { de: ['konto'] }))
    expect(byRules(input('Konto'), both).because).toEqual(['unsure'])
  })

  it('ignores a pattern without a word', () => {
    const odd = small(topic('a', 'one', { de: ['…', '* *'] }))
    expect(byRules(input('* … irgendwas'), odd).because).toEqual(['unsure'])
  })

  it('lets a topic of the general desk give way to what the matter is about', () => {
    const front = small(topic('visit', 'front', { de: ['termin'] }), topic('loan', 'one', { de: ['kredit'] }))
    expect(byRules(input('Termin wegen Kredit'), front).topic).toBe('loan')
    expect(byRules(input('Termin'), front).topic).toBe('visit')
  })

  it('gives less weight to what stands far down in a long text', () => {
    const two = small(topic('a', 'one', { de: ['kredit'] }), topic('b', 'two', { de: ['depot'] }))
    expect(byRules(input(`Kredit ${'und so weiter '.repeat(60)} Depot`), two).topic).toBe('a')
    expect(byRules(input(`${'und so weiter '.repeat(60)} Depot`), two).because).toEqual(['word:depot'])
  })

  it('does not read beyond the first 4,000 characters', () => {
    const one = small(topic('a', 'one', { de: ['kredit'] }))
    expect(byRules(input(`${'x '.repeat(2_000)}Kredit`), one).because).toEqual(['unsure'])
  })

  it('stays fast on a megabyte of hostile text', () => {
    const texts = ['karte ', 'karte* gestohlen ', 'a', '\u0300', 'ﷺ', '\u{1F468}\u200D'].map((part) =>
      part.repeat(1_000_000 / part.length),
    )
    for (const text of texts) {
      byRules(input(text), bank)
      const start = cpuTime()
      byRules({ ...input(text), subject: text }, bank)
      expect(cpuTime() - start).toBeLessThan(250)
    }
  })
})
