import { expect, it } from 'vitest'
import { readTable } from '#shared/csv/read-table.ts'
import { posteriorOf } from '../model/posterior.ts'
import { hashWord, modelWords } from '../model/text-features.ts'
import { scoreWords } from '../model/topic-model.ts'
import { readWeights, writeWeights } from '../model/weights-file.ts'
import { exampleOf, trainModel } from './train-model.ts'

const vectors = {
  dimensions: 2,
  words: Uint32Array.of(hashWord('card')),
  rows: Uint8Array.of(0x9a),
  scales: Float32Array.of(0.1, 0.1),
}
const texts = ['my card is lost', 'the card was stolen', 'loan for a car', 'a loan for the house']
const examples = [...texts, ...texts].map((text, at) => {
  const desk = at % 4 < 2 ? 'cards' : 'lending'
  return exampleOf(text, { id: desk, topic: desk, desk })
})

it('trains the same model from the same examples, which reads back from its file and tells them apart', () => {
  const written = writeWeights(trainModel(examples, vectors, 1))
  expect(writeWeights(trainModel(examples, vectors, 1))).toBe(written)
  const model = readWeights(JSON.parse(written))
  for (const { text, label } of examples) {
    const { desks } = posteriorOf(model, scoreWords(model, modelWords(text)))
    expect(model.desks[desks.indexOf(Math.max(...desks))], text).toBe(label.desk)
    expect(desks.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1)
  }
})

it('refuses weights whose parts do not fit each other', () => {
  const file: unknown = JSON.parse(writeWeights(trainModel(examples, vectors, 1)))
  expect(() => readWeights({ ...Object(file), counts: '' })).toThrow('the topic model')
  expect(() => readWeights({})).toThrow('the topic model')
})

it('reads CSV with quotes and line breaks, and TSV', () => {
  expect(readTable('x', 'text,desk\r\n"a ""b"",\nc",cards\r\n').map((row) => [...row.values()])).toEqual([
    ['a "b",\nc', 'cards'],
  ])
  expect(readTable('x', 'text\tdesk\na, b\tcards').map((row) => [...row.values()])).toEqual([['a, b', 'cards']])
  expect(() => readTable('x', 'text\n"open')).toThrow('leaves a quote open')
})
