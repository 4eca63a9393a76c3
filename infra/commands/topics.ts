import { readFile, stat, writeFile } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import { modelWords } from '#shared/topic/model/text-features.ts'
import type { LanguageModel } from '#shared/topic/model/topic-model.ts'
import { readWeights, writeWeights } from '#shared/topic/model/weights-file.ts'
import { crossValidate, trainCalibrated } from '#shared/topic/training/cross-validate.ts'
import { hear, judge } from '#shared/topic/training/judge.ts'
import { type Judged, tally } from '#shared/topic/training/tally.ts'
import type { Example } from '#shared/topic/training/train-model.ts'
import {
  banking77,
  byLanguage,
  configuration,
  examplesIn,
  intentDesks,
  LANGUAGES,
  makingOf,
  ownExamples,
  taught,
  WEIGHTS,
} from './topics/sources.ts'

const USAGE =
  'usage: npm run -s topics -- train [--banking77 DIR] [FILE…] | evaluate FILE [--folds N] [--banking77 DIR] [--json]'
/** Fewer than for measuring: training should stay quick. */
const CALIBRATION_FOLDS = 3
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
  if (command === 'train') await train(files, values.banking77)
  else if (command === 'evaluate' && file !== undefined) {
    const figures = await evaluate(file, Number(values.folds ?? 0), values.banking77)
    process.stdout.write(`${JSON.stringify(figures, undefined, values.json ? 0 : 2)}\n`)
  } else throw new Error(USAGE)
}

async function train(files: readonly string[], directory: string | undefined): Promise<void> {
  const examples = byLanguage([...(await banking77(directory)), ...(await ownExamples(files))])
  const models = new Map<string, LanguageModel>()
  for (const language of LANGUAGES) {
    const texts = { examples: examples.get(language) ?? [], taught: await taught(language, directory) }
    models.set(language, trainCalibrated(texts, CALIBRATION_FOLDS, await makingOf(language)))
    process.stderr.write(`${language}: ${texts.examples.length} examples, ${texts.taught.length} taught beside them\n`)
  }
  await writeFile(WEIGHTS, writeWeights(models))
  process.stderr.write(`${(await stat(WEIGHTS)).size} bytes\n`)
}

async function evaluate(file: string, folds: number, directory: string | undefined) {
  const examples = await examplesIn(file, await intentDesks(directory))
  const byDesk = examples.every(({ label }) => label.id.startsWith('desk:'))
  const bank = await configuration()
  const among = new Set(examples.map(({ label }) => label.id).filter((id) => !id.startsWith('desk:')))
  const judged: Judged[] = []
  let millis = 0
  const shipped = readWeights(await readFile(WEIGHTS))
  const see = (example: Example, model = shipped): void => {
    const begin = performance.now()
    const heard = hear(model, example.text, bank)
    millis += performance.now() - begin
    judged.push(judge(model, example, heard, among))
  }
  if (folds > 1) {
    const own = await ownExamples([])
    const others = byLanguage(without(examples, [...(await banking77(directory)), ...own]))
    for (const [language, asked] of byLanguage(byDesk ? withTopics(examples, own) : examples)) {
      const texts = {
        examples: [...(others.get(language) ?? []), ...asked],
        taught: without(examples, await taught(language, directory)),
      }
      // That of another language has learnt from none of these texts.
      crossValidate(asked, texts, folds, await makingOf(language), (model, example) =>
        see(example, new Map([...shipped, [language, model]])),
      )
    }
  } else {
    for (const example of examples) see(example)
  }
  return {
    ...tally(judged, byDesk),
    microsecondsPerText: (millis * 1_000) / Math.max(1, judged.length),
    modelBytes: (await stat(WEIGHTS)).size,
  }
}

const keyOf = ({ text }: Example): string => modelWords(text).join(' ')

function without(judged: readonly Example[], all: readonly Example[]): readonly Example[] {
  const keys = new Set(judged.map(keyOf))
  return all.filter((example) => !keys.has(keyOf(example)))
}

/** A file of our own texts that names only their desks: they are learnt from with their topics, as `train` does. */
function withTopics(examples: readonly Example[], own: readonly Example[]): readonly Example[] {
  const labels = new Map(own.map((example) => [keyOf(example), example.label]))
  return examples.map((example) => {
    const label = labels.get(keyOf(example))
    return label?.desk === example.label.desk ? { ...example, label } : example
  })
}

try {
  await main()
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
  process.exitCode = 1
}
