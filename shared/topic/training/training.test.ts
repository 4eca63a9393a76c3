import { expect, it } from 'vitest'
import { readTable } from '#shared/csv/read-table.ts'
import { glossesOf, readGlossary } from '../model/glossary.ts'
import { posteriorOf } from '../model/posterior.ts'
import { hashWord, modelWords } from '../model/text-features.ts'
import { scoreWords } from '../model/topic-model.ts'
import { readWeights, writeWeights } from '../model/weights-file.ts'
import { calibrationError, fitTemperatures } from './calibrate.ts'
import { crossValidate, UNCALIBRATED } from './cross-validate.ts'
import { exampleOf, trainModel } from './train-model.ts'

const glossary = readGlossary('card: karte\nlost: verloren weg$\nloan: kredit')
const vectors = {
  dimensions: 2,
  words: Uint32Array.of(hashWord('card')),
  rows: Uint8Array.of(0x9a),
  scales: Float32Array.of(0.1, 0.1),
}
const lexicon = { vectors, glossary }
const texts = ['my card is lost', 'the card was stolen', 'loan for a car', 'a loan for the house']
const examples = [...texts, ...texts].map((text, at) => {
  const desk = at % 4 < 2 ? 'cards' : 'lending'
  return exampleOf(text, { id: desk, topic: desk, desk }, 1, glossary)
})

it('trains the same model from the same examples, which reads back from its file and tells them apart', () => {
  const written = writeWeights(trainModel(examples, lexicon, UNCALIBRATED))
  expect(writeWeights(trainModel(examples, lexicon, UNCALIBRATED))).toBe(written)
  const model = readWeights(JSON.parse(written))
  for (const { text, label } of examples) {
    const { desks } = posteriorOf(model, scoreWords(model, modelWords(text)))
    expect(model.desks[desks.indexOf(Math.max(...desks))], text).toBe(label.desk)
    expect(desks.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1)
  }
})

it('understands German words by the English ones that the glossary gives for them', () => {
  const model = trainModel(examples, lexicon, UNCALIBRATED)
  const deskOf = (text: string) => {
    const { desks } = posteriorOf(model, scoreWords(model, modelWords(text)))
    return model.desks[desks.indexOf(Math.max(...desks))]
  }
  expect(deskOf('Karte verloren')).toBe('cards')
  expect(deskOf('Ratenkredit')).toBe('lending')
})

it('finds stems in compounds, joined by letters or not, and whole words only where they must be whole', () => {
  const found = (text: string) => glossesOf(glossary, modelWords(text)).join(' ')
  expect(found('Kreditkarten')).toBe('loan card')
  expect(found('Kreditskarte')).toBe('loan card')
  expect(found('weg')).toBe('lost')
  expect(found('Wegbeschreibung')).toBe('')
})

it('shows every example to a model that has not learnt from it', () => {
  const seen: string[] = []
  const unlike = examples.map((example, at) => ({ ...example, text: `${example.text} ${'x'.repeat(at + 1)}` }))
  crossValidate(unlike, [], 2, lexicon, (_, { text }) => seen.push(text))
  expect(seen.toSorted()).toEqual(unlike.map(({ text }) => text).toSorted())
})

it('flattens probabilities of a model that is too sure, by kind of text, and measures how far they are off', () => {
  const sure = (right: number) => ({ desks: Float32Array.of(0.99, 0.01), right, glossed: right < 2 })
  const heldOut = Array.from({ length: 100 }, (_, at) => sure(at % 5 === 0 ? 1 : 0))
  expect(fitTemperatures(heldOut).glossed).toBeGreaterThan(2)
  expect(fitTemperatures([])).toEqual({ plain: 1, glossed: 1 })
  expect(calibrationError([{ confidence: 0.8, right: true }])).toBeCloseTo(0.2)
  expect(calibrationError([])).toBe(0)
})

it('refuses weights whose parts do not fit each other', () => {
  const file: unknown = JSON.parse(writeWeights(trainModel(examples, lexicon, UNCALIBRATED)))
  expect(() => readWeights({ ...Object(file), counts: '' })).toThrow('the topic model')
  expect(() => readWeights({ ...Object(file), weights: 'AAAA' })).toThrow('must be whole')
  expect(() => readWeights({})).toThrow('the topic model')
})

it('reads CSV with quotes and line breaks, and TSV', () => {
  expect(readTable('x', 'text,desk\r\n"a ""b"",\nc",cards\r\n').map((row) => [...row.values()])).toEqual([
    ['a "b",\nc', 'cards'],
  ])
  expect(readTable('x', 'text\tdesk\na, b\tcards').map((row) => [...row.values()])).toEqual([['a, b', 'cards']])
  expect(() => readTable('x', 'text\n"open')).toThrow('leaves a quote open')
})
