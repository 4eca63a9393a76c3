import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { beforeAll, expect, it } from 'vitest'
import { compileDirectory } from '#shared/configuration/directory.ts'
import type { Configuration } from '#shared/configuration/schema.ts'
import { runs } from '../../tests/support/property-runs.ts'
import type { TopicModel } from './model/topic-model.ts'
import { readWeights } from './model/weights-file.ts'
import { understand } from './understand.ts'

let bank: Configuration
let model: TopicModel
beforeAll(async () => {
  bank = (await compileDirectory('config/musterbank')).configuration
  model = readWeights(readFileSync(new URL('model/weights.bin', import.meta.url)))
})

const piece = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 30 }),
  fc.constantFrom('Karte', 'gestohlen', 'Überweisung', 'loan', '4111 1111 1111 1111', '•••• 1234', '\u0300', '\ud800'),
)
const text = fc.array(piece, { maxLength: 40 }).map((pieces) => pieces.join(' '))
const id = fc.constantFrom('card-stolen', 'loan', 'general', 'cards', 'complaints', 'no-such', '__proto__')
const input = fc.record(
  { subject: text, text, language: fc.constantFrom('de', 'en', 'xx', ''), chosenTopic: id, mailboxDesk: id },
  { requiredKeys: ['subject', 'text', 'language'] },
)

it('never fails, says the same again, and names a desk and a topic that the configuration has', () => {
  const ids = new Set(bank.topics.map((topic) => topic.id))
  fc.assert(
    fc.property(input, fc.boolean(), (asked, withModel) => {
      const understood = understand(asked, bank, withModel ? model : undefined)
      expect(understand(asked, bank, withModel ? model : undefined)).toEqual(understood)
      expect(ids.has(understood.topic) || understood.topic === 'general').toBe(true)
      expect([...bank.desks.map((desk) => desk.id), asked.mailboxDesk]).toContain(understood.desk)
      for (const share of [understood.confidence, ...understood.guesses.map(({ confidence }) => confidence)]) {
        expect(share).toBeGreaterThanOrEqual(0)
        expect(share).toBeLessThanOrEqual(1)
      }
      expect(understood.words.length).toBeLessThanOrEqual(5)
      const written = `${asked.subject}\n${asked.text}`
      for (const word of understood.words) expect(written.includes(word) && !/[\d•]/u.test(word)).toBe(true)
    }),
    { numRuns: runs(60) },
  )
})

it('keeps to whatever topics and desks an institute has', () => {
  fc.assert(
    fc.property(fc.subarray(bank.topics), fc.subarray(bank.desks), input, (topics, desks, asked) => {
      const some = { ...bank, topics, desks }
      const understood = understand(asked, some, model)
      const known = [...topics.map(({ desk }) => desk), ...desks.map((desk) => desk.id), asked.mailboxDesk, 'general']
      expect(known).toContain(understood.desk)
      expect(topics.some((topic) => topic.id === understood.topic) || understood.topic === 'general').toBe(true)
    }),
    { numRuns: runs(30) },
  )
})
