import { readFile, stat, writeFile } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import { readWeights, writeWeights } from '#shared/topic/model/weights-file.ts'
import { crossValidate } from '#shared/topic/training/cross-validate.ts'
import { type Judged, judge, tally } from '#shared/topic/training/tally.ts'
import { trainModel } from '#shared/topic/training/train-model.ts'
import { banking77, examplesIn, intentDesks, ownExamples, WEIGHTS, wordVectors } from './topics/sources.ts'

const USAGE =
  'usage: npm run -s topics -- train [--banking77 DIR] [FILE…] | evaluate FILE [--folds N] [--banking77 DIR] [--json]'
const options = {
  banking77: { type: 'string' },
  folds: { type: 'string' },
  json: { type: 'boolean', default: false },
} as const

/** `npm run topics`: trains the topic model from labelled texts, and measures it. */
async function main(): Promise<void> {
  const { values, positionals } = parseArgs({ options, allowPositionals: true })
  const [command, ...files] = positionals
  const [file] = files
  if (command === 'train') {
    const examples = [...(await banking77(values.banking77)), ...(await ownExamples(files))]
    await writeFile(WEIGHTS, writeWeights(trainModel(examples, await wordVectors(), 1)))
    process.stderr.write(`${examples.length} examples, ${(await stat(WEIGHTS)).size} bytes\n`)
  } else if (command === 'evaluate' && file !== undefined) {
    const figures = await evaluate(file, Number(values.folds ?? 0), values.banking77)
    process.stdout.write(`${JSON.stringify(figures, undefined, values.json ? 0 : 2)}\n`)
  } else throw new Error(USAGE)
}

async function evaluate(file: string, folds: number, directory: string | undefined) {
  const examples = await examplesIn(file, await intentDesks(directory))
  const among = new Set(examples.map(({ label }) => label.id).filter((id) => !id.startsWith('desk:')))
  const judged: Judged[] = []
  let millis = 0
  const see = (model: Parameters<typeof judge>[0], example: (typeof examples)[number]): void => {
    const begin = performance.now()
    judged.push(judge(model, example, among))
    millis += performance.now() - begin
  }
  if (folds > 1) crossValidate(examples, folds, await wordVectors(), see)
  else {
    const model = readWeights(JSON.parse(await readFile(WEIGHTS, 'utf8')))
    for (const example of examples) see(model, example)
  }
  const byDesk = examples.every(({ label }) => label.id.startsWith('desk:'))
  return {
    ...tally(judged, byDesk),
    microsecondsPerText: (millis * 1_000) / Math.max(1, judged.length),
    modelBytes: (await stat(WEIGHTS)).size,
  }
}

try {
  await main()
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
  process.exitCode = 1
}
