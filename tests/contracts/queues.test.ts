import { GetQueueAttributesCommand, ReceiveMessageCommand, SendMessageCommand } from '@aws-sdk/client-sqs'
import { describe, expect, test } from 'vitest'
import { createDeadLetters } from '#shared/aws/dead-letters.ts'
import { createQueue } from '#shared/aws/queue.ts'
import { createQueueInspector } from '#shared/aws/queue-inspector.ts'
import { createEngineQueue } from './aws-world.ts'

type EngineQueue = Awaited<ReturnType<typeof createEngineQueue>>

async function receive({ client, url }: EngineQueue) {
  const command = new ReceiveMessageCommand({ QueueUrl: url, MaxNumberOfMessages: 10, MessageAttributeNames: ['All'] })
  const { Messages: messages = [] } = await client.send(command)
  return messages.map(({ Body: body = '', MessageAttributes: attributes }) => ({
    body,
    reason: attributes?.['reason']?.StringValue,
  }))
}

describe('queues on SQS', () => {
  test('carry messages as JSON, at once or after a delay', async () => {
    const queue = await createEngineQueue()
    const sender = createQueue<{ inquiryId: string }>(queue)
    await sender.send({ inquiryId: 'now' })
    await sender.send({ inquiryId: 'later' }, { delaySeconds: 600 })
    expect(await receive(queue)).toEqual([{ body: '{"inquiryId":"now"}', reason: undefined }])
    const { Attributes: attributes } = await queue.client.send(
      new GetQueueAttributesCommand({ QueueUrl: queue.url, AttributeNames: ['ApproximateNumberOfMessagesDelayed'] }),
    )
    expect(attributes?.['ApproximateNumberOfMessagesDelayed']).toBe('1')
  })

  test('keep a dead letter as it was, with a reason that SQS takes', async () => {
    const queue = await createEngineQueue()
    await createDeadLetters(queue).bury('{"a":1}', 'queue message is malformed:\u0000 a\tb')
    await createDeadLetters(queue).bury('[]', '')
    expect(await receive(queue)).toEqual([
      { body: '{"a":1}', reason: 'queue message is malformed:  a b' },
      { body: '[]', reason: 'unknown' },
    ])
  })

  test('are inspected with their dead letters and what those mean', async () => {
    const [queue, dead] = [await createEngineQueue(), await createEngineQueue()]
    await createQueue(queue).send({ n: 1 })
    await createQueue(queue).send({ n: 2 })
    await createDeadLetters(dead).bury('{}', 'why')
    const inspected = { name: 'routing', url: queue.url, deadLetterUrl: dead.url, consequence: 'Nobody answers.' }
    const inspector = createQueueInspector({ client: queue.client, queues: [inspected] })
    const state = { name: 'routing', inFlight: 0, deadLetters: 1, consequence: 'Nobody answers.' }
    expect(await inspector.list()).toEqual([{ ...state, depth: 2 }])
    await receive(queue)
    expect(await inspector.list()).toEqual([{ ...state, depth: 0, inFlight: 2 }])
    expect(await inspector.waiting('routing')).toBe(2)
    expect(await inspector.waiting('unknown')).toBe(0)
  })

  test('get their dead letters back, attributes included, and lose none', async () => {
    const [queue, dead] = [await createEngineQueue(), await createEngineQueue()]
    for (let index = 0; index < 25; index += 1) {
      await dead.client.send(
        new SendMessageCommand({
          QueueUrl: dead.url,
          MessageBody: `{"n":${index}}`,
          MessageAttributes: { reason: { DataType: 'String', StringValue: 'why' } },
        }),
      )
    }
    const inspected = { name: 'routing', url: queue.url, deadLetterUrl: dead.url, consequence: 'Nobody answers.' }
    const inspector = createQueueInspector({ client: queue.client, queues: [inspected] })
    expect(await inspector.redrive('routing')).toBe(25)
    const back = [...(await receive(queue)), ...(await receive(queue)), ...(await receive(queue))]
    expect(new Set(back.map(({ body }) => body)).size).toBe(25)
    expect(back.every(({ reason }) => reason === 'why')).toBe(true)
    expect(await inspector.list()).toMatchObject([{ deadLetters: 0 }])
    expect(await inspector.redrive('unknown')).toBeUndefined()
  })
})
