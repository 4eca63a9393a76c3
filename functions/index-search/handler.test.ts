import { marshall } from '@aws-sdk/util-dynamodb'
import { describe, expect, it } from 'vitest'
import { lambdaContext } from '#shared/lambda/http/call.fixture.ts'
import { recordingObservability } from '#shared/lambda/recording-observability.ts'
import { createMemoryWorld } from '#shared/memory/world.ts'
import { sampleInquiry } from '#tests/contracts/samples.ts'
import { createHandler } from './handler.ts'

const message = { messageId: 'm', direction: 'inbound', kind: 'inquiry', text: 'Mein Kontoauszug', at: 5 } as const

describe('indexing what people write', () => {
  it('enters messages, follows a matter to its desk and names the first record that fails', async () => {
    const world = createMemoryWorld()
    const observability = recordingObservability()
    const handle = createHandler({ ...world, hashTerm: async () => (term) => term, observability })
    const set = sampleInquiry('a', { desk: 'cards', language: 'de' })
    await world.inquiries.commit({ inquiryId: 'a', expectVersion: 'absent', set })
    const event = (...images: readonly Record<string, unknown>[]) => ({
      Records: images.map((image, at) => ({ dynamodb: { SequenceNumber: `${at}`, NewImage: marshall(image) } })),
    })
    const written = { ...message, author: { role: 'customer' }, pk: 'INQ#a', sk: 'MSG#0000000000005#m' }
    const restored = { pk: 'INQ#a', sk: 'EVT#0000000000006#e', type: 'restore-waiting' }
    expect(await handle(event(written, restored, written), lambdaContext)).toEqual({ batchItemFailures: [] })
    expect(Object.fromEntries(observability.counts)).toEqual({ entered: 1, nothingNew: 2 })
    expect((await world.searchIndex.indexed('a'))?.terms).toContain('kontoauszug')
    const broken = { pk: 'INQ#a', sk: 'MSG#broken' }
    expect(await handle({ reenter: ['a'] }, lambdaContext)).toEqual({ batchItemFailures: [] })
    expect((await world.searchIndex.indexed('a'))?.terms).not.toContain('kontoauszug')
    const failed = await handle(event(restored, broken, restored), lambdaContext)
    expect(failed).toEqual({ batchItemFailures: [{ itemIdentifier: '1' }] })
    expect(JSON.stringify(observability.lines)).not.toContain('Kontoauszug')
  })
})
