import { beforeAll, describe, expect, it } from 'vitest'
import { compileDirectory } from '#shared/configuration/directory.ts'
import type { Configuration } from '#shared/configuration/schema.ts'
import { CHANNELS } from '#shared/inquiry/inquiry.ts'
import type { AcknowledgementFacts, RenderedAcknowledgement } from './acknowledgement.ts'
import { createRenderer } from './renderer.ts'
import { CUSTOMERS, FRIDAY_16, facts } from './sample-facts.fixture.ts'

/** What a bank writes when it sells instead of answering; beginnings of words. */
const ADVERTISING =
  /\b(angebot|aktion\b|exklusiv|gratis|kostenlos|jetzt sichern|rabatt|bonus|prämie|gewinn|empfehl|newsletter|offer|exclusive|free\b|discount|deal|promotion|premium|recommend|best price|special)/i

let bank: Configuration
let combinations: readonly (readonly [AcknowledgementFacts, RenderedAcknowledgement])[]
beforeAll(async () => {
  bank = (await compileDirectory('config/musterbank')).configuration
  const renderer = createRenderer(bank)
  const topics = [...bank.topics, { id: 'no-longer-there', desk: 'general', urgent: false }]
  combinations = topics.flatMap(({ id, desk }) =>
    (['acknowledgement', 'notice', 'too-large'] as const).flatMap((kind) =>
      CHANNELS.flatMap((channel) =>
        bank.institute.languages.flatMap((language) =>
          Object.values(CUSTOMERS).flatMap((customer) =>
            [true, false].flatMap((urgent) =>
              [undefined, FRIDAY_16].map((promiseBy) => {
                const { promiseBy: _, ...open } = facts({ kind, channel, language, customer, topic: id, desk, urgent })
                const all: AcknowledgementFacts = {
                  ...open,
                  ...(promiseBy === undefined ? { advisorName: 'Léa Morel' } : { promiseBy }),
                  ...(channel === 'web' ? { statusUrl: 'https://bank.example/status/token' } : {}),
                }
                return [all, renderer.acknowledgement(all)] as const
              }),
            ),
          ),
        ),
      ),
    ),
  )
}, 60_000)

/** Sentences the way a reader counts them: not the dots of dates and titles. */
const sentences = (text: string) =>
  text
    .replace(/https:\S+/gu, 'here.')
    .replace(/\b(Dr|\d{1,2})\. /gu, '$1 ')
    .match(/[^.!?]+[.!?](?=\s|$)/gu) ?? []
const failing = (wrong: (facts: AcknowledgementFacts, rendered: RenderedAcknowledgement) => boolean) =>
  combinations.filter(([all, rendered]) => wrong(all, rendered)).map(([, { text }]) => text)

describe('every acknowledgement and notice of the sample bank', () => {
  it('renders from its template', () => {
    expect(combinations.length).toBe((bank.topics.length + 1) * 3 * 4 * 2 * 5 * 2 * 2)
    expect(combinations.flatMap(([, { fallback }]) => fallback ?? [])).toEqual([])
  })
  it('has under 120 words in two to six sentences', () => {
    expect(failing((_, { text }) => text.split(/\s+/u).length >= 120)).toEqual([])
    expect(failing((_, { text }) => sentences(text).length < 2 || sentences(text).length > 6)).toEqual([])
  })
  it('says the reference', () => {
    expect(failing(({ reference }, { text }) => !text.includes(reference))).toEqual([])
  })
  it('begins with the emergency number when it is urgent and is silent about it otherwise', () => {
    expect(failing(({ urgent }, { text }) => (text.split('\n')[0]?.includes('116 116') ?? false) !== urgent)).toEqual(
      [],
    )
    expect(failing(({ urgent }, { text }) => !urgent && text.includes('116 116'))).toEqual([])
  })
  it('leaves no trace of a template and no double spaces', () => {
    expect(failing((_, { text }) => /[{}]|undefined|null| {2}| [,.;]|\n{3}|^\s|\s$/u.test(text))).toEqual([])
    expect(failing((_, { subject }) => /[{}\n]|undefined|null| {2}/u.test(subject))).toEqual([])
  })
  it('says the same words in HTML', () => {
    const words = (html: string) =>
      html
        .replace(/^[\s\S]*<body[^>]*>/u, '')
        .replace(/<[^>]*>/gu, ' ')
        .replaceAll('&#39;', "'")
        .split(/\s+/u)
        .filter((word) => word !== '')
    expect(failing((_, { text, html }) => words(html).join(' ') !== text.split(/\s+/u).join(' '))).toEqual([])
  })
  it('sells nothing and promises nothing without a time', () => {
    expect(failing((_, { text, subject }) => ADVERTISING.test(`${subject} ${text}`))).toEqual([])
    const answering = /antwortet Ihnen|and reply|will reply/u
    expect(failing(({ promiseBy }, { text }) => promiseBy === undefined && answering.test(text))).toEqual([])
    expect(failing(({ promiseBy }, { text }) => promiseBy !== undefined && !answering.test(text))).toEqual([])
  })
})

describe('the texts of the sample bank', () => {
  it('hold no advertising', () => {
    const texts = bank.topics.flatMap(({ name, understood, meanwhile }) =>
      [name, understood, meanwhile ?? {}].flatMap((localized) => Object.values(localized)),
    )
    expect([...texts, ...Object.values(bank.templates)].filter((text) => ADVERTISING.test(text))).toEqual([])
  })
  it('complete their sentences: what was understood has no end, what to do meanwhile is one sentence', () => {
    for (const { id, understood, meanwhile } of bank.topics) {
      for (const text of Object.values(understood)) expect(text, id).not.toMatch(/[.!?]$/)
      for (const text of Object.values(meanwhile ?? {})) expect(sentences(text), id).toHaveLength(1)
    }
  })
})
