import { describe, expect, it } from 'vitest'
import { readTable } from '#shared/csv/read-table.ts'
import { desksBy, posteriorOf, softmax } from '../model/posterior.ts'
import { hashWord, modelWords } from '../model/text-features.ts'
import { type LanguageModel, scoreWords } from '../model/topic-model.ts'
import { readWeights, writeWeights } from '../model/weights-file.ts'
import { NO_VECTORS } from '../model/word-vectors.ts'
import { calibrationError, fitCalibration, productOf } from './calibrate.ts'
import { crossValidate, trainCalibrated } from './cross-validate.ts'
import { tally } from './tally.ts'
import { exampleOf, type Making, trainModel } from './train-model.ts'

const vectors = {
  dimensions: 2,
  words: Uint32Array.of(hashWord('card')),
  rows: Uint8Array.of(0x9a),
  scales: Float32Array.of(0.1, 0.1),
}
const making = { vectors, mostWeights: 10_000 }
const calibration = productOf(2, 1)
const texts = ['my card is lost', 'the card was stolen', 'loan for a car', 'a loan for the house']
const examples = [...texts, ...texts].map((text, at) => {
  const desk = at % 4 < 2 ? 'cards' : 'lending'
  return exampleOf(text, 'en', { id: desk, topic: desk, desk }, 1)
})

const deskOf = (model: LanguageModel | undefined, text: string) => {
  if (model === undefined) throw new Error('there is no such model')
  const { desks } = posteriorOf(model, scoreWords(model, modelWords(text)))
  expect(desks.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1)
  return model.desks[desks.indexOf(Math.max(...desks))]
}

it('trains the same models from the same examples, which read back from their file and tell them apart', () => {
  const train = (how: Making) => ({ ...trainModel(examples, how), calibration })
  const written = writeWeights(new Map([['en', train(making)]]))
  expect(writeWeights(new Map([['en', train(making)]]))).toEqual(written)
  const models = readWeights(
    writeWeights(
      new Map([
        ['en', train(making)],
        ['de', train({ ...making, vectors: NO_VECTORS })],
      ]),
    ),
  )
  for (const language of ['en', 'de'])
    for (const { text, label } of examples) expect(deskOf(models.get(language), text), text).toBe(label.desk)
})

it('keeps no feature that got no weight, and no more weights than it may', () => {
  const { features, starts, weights } = trainModel(examples, { vectors, mostWeights: 40 })
  expect(weights.length).toBeLessThanOrEqual(40)
  expect(features.length).toBeLessThanOrEqual(40)
  expect(starts.at(-1)).toBe(weights.length)
})

it('learns from what is taught beside the examples, and judges by examples alone', () => {
  const taught = [exampleOf('mortgage deed', 'en', { id: 'lending', topic: 'lending', desk: 'lending' }, 2)]
  const model = trainCalibrated({ examples, taught }, 2, making)
  expect(deskOf(model, 'mortgage deed')).toBe('lending')
  const judged = new Set<string>()
  crossValidate(examples, { examples, taught }, 2, making, (_, { text }) => judged.add(text))
  expect([...judged].toSorted()).toEqual([...new Set(texts)].toSorted())
})

it('shows every example to a model that has not learnt from it', () => {
  const seen: string[] = []
  const unlike = examples.map((example, at) => ({ ...example, text: `${example.text} ${'x'.repeat(at + 1)}` }))
  crossValidate(unlike, { examples: unlike, taught: [] }, 2, making, (_, { text }) => seen.push(text))
  expect(seen.toSorted()).toEqual(unlike.map(({ text }) => text).toSorted())
})

describe('calibration', () => {
  const said = Float32Array.of(Math.log(0.9), Math.log(0.1), Math.log(0.9), Math.log(0.1), 1, -1, 1, -1)
  const shareOfFirst = (weights: Float32Array) => softmax(desksBy(weights, said, 2), 1)[0]
  const heldOut = (wrong: number) =>
    Array.from({ length: 100 }, (_, at) => ({ said, right: at < wrong ? 1 : 0, weight: 1 }))

  it('makes a model as sure as it is right', () => {
    expect(shareOfFirst(productOf(2, 1))).toBeCloseTo(0.988, 3)
    expect(Math.abs((shareOfFirst(fitCalibration(heldOut(10), 2)) ?? 0) - 0.9)).toBeLessThan(0.03)
    expect(Math.abs((shareOfFirst(fitCalibration(heldOut(30), 2)) ?? 0) - 0.7)).toBeLessThan(0.03)
  })

  it('is the product of the witnesses where there are no texts', () => {
    expect(fitCalibration([], 2)).toEqual(productOf(2, 1))
  })

  it('is measured by how far confidence and share of right answers lie apart', () => {
    expect(calibrationError([{ confidence: 0.8, right: true }])).toBeCloseTo(0.2)
    expect(calibrationError([])).toBe(0)
  })
})

it('counts each text once: right, abstained, or confidently wrong, also where it was sent to the urgent desk out of caution', () => {
  const judged = (desk: string | undefined) => ({
    label: { id: 'desk:cards', topic: 'general', desk: 'cards' },
    guess: '',
    desk,
    urgent: desk === 'security',
    model: { desk: 'cards', confidence: 0.9 },
  })
  const texts = [judged('cards'), judged(undefined), judged('lending'), judged('security')]
  expect(tally([...texts, judged('security')], true)).toMatchObject({
    accuracy: 0.2,
    abstained: 0.2,
    confidentWrong: 0.6,
    security: { precision: 0, recall: 0 },
  })
})

it('refuses weights whose parts do not fit each other', () => {
  const model = { ...trainModel(examples, making), calibration }
  const file = writeWeights(new Map([['en', model]]))
  expect(() => readWeights(file.subarray(0, -10))).toThrow('must be whole')
  const short = new Map([['en', { ...model, weights: model.weights.subarray(1) }]])
  expect(() => readWeights(writeWeights(short))).toThrow('must fit each other')
  expect(() => readWeights(Buffer.from('{}\n'))).toThrow('the topic model')
  expect(() => readWeights(Buffer.from('Karte von Anna\n'))).toThrow('must be a line of JSON')
})

it('reads CSV with quotes and line breaks, and TSV', () => {
  expect(readTable('x', 'text,desk\r\n"a ""b"",\nc",cards\r\n').map((row) => [...row.values()])).toEqual([
    ['a "b",\nc', 'cards'],
  ])
  expect(readTable('x', 'text\tdesk\na, b\tcards').map((row) => [...row.values()])).toEqual([['a, b', 'cards']])
  expect(() => readTable('x', 'text\n"open')).toThrow('leaves a quote open')
})
