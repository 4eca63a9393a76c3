import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { recordingObservability } from './recording-observability.ts'
import { createTopicWeights } from './topic-weights.ts'

const WEIGHTS = new URL('../topic/model/weights.bin', import.meta.url)
let directory = ''
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'anklang-weights-'))
})
afterAll(() => rm(directory, { recursive: true }))

it('reads the weights once and names their version', () => {
  const observability = recordingObservability()
  const models = createTopicWeights(WEIGHTS, observability)
  const named = models.find()
  expect(named?.version).toMatch(/^[0-9a-f]{12}$/u)
  expect(models.find()).toBe(named)
  expect(observability.lines).toEqual([])
})

it.each([
  ['missing', undefined, 'Error'],
  ['empty', '', 'Malformed'],
  ['cut off', '{"format":1,"labels":[{"id":"Karte von Anna', 'Malformed'],
  ['of another kind', '{"format":99}\n', 'Malformed'],
])(
  'goes on without weights that are %s, says so once in the log, and counts every inquiry',
  async (name, content, error) => {
    const file = join(directory, `${name}.bin`)
    if (content !== undefined) await writeFile(file, content)
    const observability = recordingObservability()
    const models = createTopicWeights(pathToFileURL(file), observability)
    for (let inquiry = 0; inquiry < 3; inquiry += 1) {
      expect(models.find()).toBeUndefined()
      models.onRulesAlone('unreadable')
    }
    expect(observability.lines).toEqual([
      { level: 'error', message: 'the topic model cannot be read', fields: { error } },
    ])
    expect(observability.counts).toEqual(new Map([['topicModelUnusable', 3]]))
  },
)

it('says once that the model knows other topics than the configuration, and counts every inquiry', () => {
  const observability = recordingObservability()
  const models = createTopicWeights(WEIGHTS, observability)
  models.onRulesAlone('unfit')
  models.onRulesAlone('unfit')
  expect(observability.lines.map(({ message }) => message)).toEqual([
    'the topic model does not know the topics of the configuration',
  ])
  expect(observability.counts.get('topicModelUnusable')).toBe(2)
})
