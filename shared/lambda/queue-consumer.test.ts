import type { Context } from 'aws-lambda'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { Missing, Postponed, Unavailable } from '#shared/errors.ts'
import { createMemoryDeadLetters } from '#shared/memory/dead-letters.ts'
import { queueConsumer } from './queue-consumer.ts'
import { recordingObservability } from './recording-observability.ts'

const failures: Readonly<Record<string, Error>> = {
  later: new Unavailable('dynamodb', { cause: new Error('secret of anna@kunde.example') }),
  never: new Missing('inquiry'),
  unknown: new TypeError('anna@kunde.example is undefined'),
  'not yet': new Postponed(30),
}

function consumer(buryFails = false, canPostpone = true) {
  const postponed: unknown[] = []
  const postpone = async (message: { readonly what: string }, seconds: number): Promise<void> => {
    postponed.push([message, seconds])
  }
  const deadLetters = createMemoryDeadLetters()
  const observability = recordingObservability()
  const handler = queueConsumer({
    message: z.strictObject({ what: z.string() }),
    consume: async ({ what }) => {
      const failure = failures[what]
      if (failure !== undefined) throw failure
      return what
    },
    ...(canPostpone ? { postpone } : {}),
    deadLetters: buryFails ? { bury: () => Promise.reject(new Unavailable('sqs')) } : deadLetters,
    observability,
  })
  const run = (...bodies: string[]) =>
    handler(
      { Records: bodies.map((body, index) => ({ messageId: String(index), body })) },
      // No part of a context is used by a queue consumer.
      {} as Context,
    )
  return { run, deadLetters, observability, postponed }
}
const body = (what: string) => JSON.stringify({ what })

describe('a queue consumer', () => {
  it('never lets one bad record hold up its batch', async () => {
    const { run, deadLetters, observability } = consumer()
    const result = await run(body('done'), body('later'), body('never'), 'not json', body('unknown'), body('done'))
    expect(result.batchItemFailures.map(({ itemIdentifier }) => itemIdentifier)).toEqual(['1', '4'])
    expect(deadLetters.buried.map(({ reason }) => reason).sort()).toEqual([
      'inquiry does not exist',
      expect.stringContaining('is not JSON'),
    ])
    expect(observability.counts.get('done')).toBe(2)
    expect(observability.counts.get('refused')).toBe(2)
    expect(observability.counts.get('failed')).toBe(2)
  })

  it('names the field of a message that is not as it should be', async () => {
    const { run, deadLetters } = consumer()
    expect(await run('{"what":1}')).toEqual({ batchItemFailures: [] })
    expect(deadLetters.buried[0]?.reason).toContain('what')
  })

  it('returns a record that it could not bury', async () => {
    const { run } = consumer(true)
    expect((await run(body('never'))).batchItemFailures).toHaveLength(1)
  })

  it('logs classes, ids and places, and nothing of what an error of others says', async () => {
    const { run, observability } = consumer()
    await run(body('later'), body('unknown'))
    expect(JSON.stringify(observability.lines)).not.toContain('anna')
    expect(observability.lines.map(({ message }) => message)).toEqual([
      'dynamodb is not available',
      'unexpected failure',
    ])
  })

  it('enqueues anew what is not yet to be done, so that waiting uses up no attempts', async () => {
    const { run, postponed, observability } = consumer()
    expect((await run(body('not yet'))).batchItemFailures).toEqual([])
    expect(postponed).toEqual([[{ what: 'not yet' }, 30]])
    expect(observability.counts.get('postponed')).toBe(1)
  })

  it('returns it to its queue where it has no way to enqueue', async () => {
    const { run } = consumer(false, false)
    expect((await run(body('not yet'))).batchItemFailures).toHaveLength(1)
  })
})
