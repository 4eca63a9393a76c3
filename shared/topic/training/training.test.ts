import { describe, expect, it } from 'vitest'
import { readTable } from '#shared/csv/read-table.ts'
import { glossesOf, readGlossary } from '../model/glossary.ts'
import { desksBy, posteriorOf, softmax } from '../model/posterior.ts'
import { hashWord, modelWords } from '../model/text-features.ts'
import { scoreWords } from '../model/topic-model.ts'
import { readWeights, writeWeights } from '../model/weights-file.ts'
import { calibrationError, fitCalibration, productOf } from './calibrate.ts'
import { crossValidate } from './cross-validate.ts'
import { tally } from './tally.ts'
import { exampleOf, trainModel } from './train-model.ts'

const glossary = readGlossary('card: karte\nlost: verloren weg$\nloan: kredit')
const vectors = {
  dimensions: 2,
  words: Uint32Array.of(hashWord('card')),
  rows: Uint8Array.of(0x9a),
  scales: Float32Array.of(0.1, 0.1),
}
const lexicon = { vectors, glossary }
const calibration = { plain: productOf(2, 1), glossed: productOf(2, 1) }
const texts = ['my card is lost', 'the card was stolen', 'loan for a car', 'a loan for the house']
const examples = [...texts, ...texts].map((text, at) => {
  const desk = at % 4 < 2 ? 'cards' : 'lending'
  return exampleOf(text, { id: desk, topic: desk, desk }, 1, glossary)
})

it('trains the same model from the same examples, which reads back from its file and tells them apart', () => {
  const written = writeWeights({ ...trainModel(examples, lexicon), calibration })
  expect(writeWeights({ ...trainModel(examples, lexicon), calibration })).toEqual(written)
  const model = readWeights(written)
  for (const { text, label } of examples) {
    const { desks } = posteriorOf(model, scoreWords(model, modelWords(text)))
    expect(model.desks[desks.indexOf(Math.max(...desks))], text).toBe(label.desk)
    expect(desks.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1)
  }
})

it('understands German words by the English ones that the glossary gives for them', () => {
  const model = { ...trainModel(examples, lexicon), calibration }
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

describe('calibration', () => {
  const said = Float32Array.of(Math.log(0.9), Math.log(0.1), Math.log(0.9), Math.log(0.1), 1, -1, 1, -1)
  const shareOfFirst = (weights: Float32Array) => softmax(desksBy(weights, said, 2), 1)[0]
  const heldOut = (glossed: boolean, wrong: number) =>
    Array.from({ length: 100 }, (_, at) => ({ said, right: at < wrong ? 1 : 0, glossed, weight: 1 }))

  it('makes a model as sure as it is right, by kind of text', () => {
    const { plain, glossed } = fitCalibration([...heldOut(false, 10), ...heldOut(true, 30)], 2)
    expect(shareOfFirst(productOf(2, 1))).toBeCloseTo(0.988, 3)
    expect(Math.abs((shareOfFirst(plain) ?? 0) - 0.9)).toBeLessThan(0.03)
    expect(Math.abs((shareOfFirst(glossed) ?? 0) - 0.7)).toBeLessThan(0.03)
  })

  it('is that of all texts where a kind has few, and the product of the witnesses where there are none', () => {
    const few = fitCalibration([...heldOut(false, 10), ...heldOut(true, 30).slice(0, 10)], 2)
    expect(Math.abs((shareOfFirst(few.glossed) ?? 0) - 0.8)).toBeLessThan(0.1)
    expect(fitCalibration([], 2).plain).toEqual(productOf(2, 1))
  })

  it('is measured by how far confidence and share of right answers lie apart', () => {
    expect(calibrationError([{ confidence: 0.8, right: true }])).toBeCloseTo(0.2)
    expect(calibrationError([])).toBe(0)
  })
})

it('counts each text once: right, abstained, confidently wrong, or sent to the urgent desk out of caution', () => {
  const judged = (desk: string | undefined, confidence: number) => ({
    label: { id: 'desk:cards', topic: 'general', desk: 'cards' },
    guess: '',
    desk,
    confidence,
    urgent: desk === 'security',
    model: { desk: 'cards', confidence: 0.9 },
  })
  const texts = [judged('cards', 0.9), judged(undefined, 0.3), judged('lending', 0.6), judged('security', 0.2)]
  expect(tally([...texts, judged('security', 0.8)], true)).toMatchObject({
    accuracy: 0.2,
    abstained: 0.2,
    confidentWrong: 0.4,
    cautious: 0.2,
    security: { precision: 0, recall: 0 },
  })
})

it('refuses weights whose parts do not fit each other', () => {
  const model = { ...trainModel(examples, lexicon), calibration }
  const file = writeWeights(model)
  expect(() => readWeights(file.subarray(0, -10))).toThrow('must be whole')
  expect(() => readWeights(writeWeights({ ...model, weights: model.weights.subarray(1) }))).toThrow(
    'must fit each other',
  )
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
