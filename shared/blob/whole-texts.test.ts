import { describe, expect, it } from 'vitest'
import type { Message } from '#shared/inquiry/inquiry.ts'
import { createMemoryWorld } from '#shared/memory/world.ts'
import { withWholeTexts } from './whole-texts.ts'

const message = (messageId: string, text: string, textKey?: string): Message => ({
  messageId,
  direction: 'inbound',
  kind: 'inquiry',
  text,
  at: 1,
  author: { role: 'customer' },
  ...(textKey === undefined ? {} : { textKey }),
})

describe('whole texts', () => {
  it('come from the blob store in their order', async () => {
    const { blobs } = createMemoryWorld()
    await blobs.put('texts/b', new TextEncoder().encode('the whole ü text'), 'text/plain')
    const messages = [message('a', 'short'), message('b', 'the whole', 'texts/b'), message('c', 'gone', 'texts/c')]
    expect((await withWholeTexts(messages, blobs)).map(({ text }) => text)).toEqual([
      'short',
      'the whole ü text',
      'gone',
    ])
  })

  it('are bounded together: the oldest keep their beginning', async () => {
    const { blobs } = createMemoryWorld()
    const long = 'x'.repeat(800_000)
    const keys = ['texts/1', 'texts/2', 'texts/3']
    for (const key of keys) await blobs.put(key, new TextEncoder().encode(long), 'text/plain')
    const whole = await withWholeTexts(
      keys.map((key) => message(key, 'beginning', key)),
      blobs,
    )
    expect(whole.map(({ text }) => text.length)).toEqual([9, 9, 800_000])
  })
})
