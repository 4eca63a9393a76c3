import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { readWeights } from '#shared/topic/model/weights-file.ts'
import type { NamedModel, TopicModels } from '#shared/topic/topic-models.ts'
import type { Observability } from './observability.ts'

const VERSION_DIGITS = 12

/**
 * The weights in a file beside the bundle, read when they are first asked for, which takes about 25 ms. A file that
 * is missing or broken is no reason to let a customer wait: it is counted with every inquiry and logged once.
 */
export function createTopicWeights(file: URL, { count, log }: Pick<Observability, 'count' | 'log'>): TopicModels {
  let unfitLogged = false
  let read: { readonly named: NamedModel | undefined } | undefined
  return {
    find() {
      read ??= { named: readNamed(file, log) }
      return read.named
    },
    onRulesAlone(why) {
      count('topicModelUnusable')
      if (why !== 'unfit' || unfitLogged) return
      unfitLogged = true
      log.error('the topic model does not know the topics of the configuration')
    },
  }
}

function readNamed(file: URL, log: Observability['log']): NamedModel | undefined {
  try {
    const content = readFileSync(file)
    const version = createHash('sha256').update(content).digest('hex').slice(0, VERSION_DIGITS)
    return { model: readWeights(content), version }
  } catch (error) {
    log.error('the topic model cannot be read', { error: error instanceof Error ? error.name : typeof error })
    return undefined
  }
}
