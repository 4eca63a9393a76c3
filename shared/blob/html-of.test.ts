import { describe, expect, it } from 'vitest'
import type { Message } from '#shared/inquiry/inquiry.ts'
import { createMemoryWorld } from '#shared/memory/world.ts'
import { htmlOf } from './html-of.ts'

const message = (messageId: string, htmlKey?: string): Message => ({
  messageId,
  direction: 'inbound',
  kind: 'inquiry',
  text: '',
  at: 1,
  author: { role: 'customer' },
  ...(htmlKey === undefined ? {} : { htmlKey }),
})

describe('the HTML of messages', () => {
  it('is that of those which have some, newest first as far as it fits', async () => {
    const { blobs } = createMemoryWorld()
    const put = (key: string, html: string) => blobs.put(key, new TextEncoder().encode(html), 'text/html')
    await put('html/a', '<p>ü</p>')
    await put('html/b', 'x'.repeat(700_000))
    await put('html/c', 'x'.repeat(600_000))
    const messages = [message('a', 'html/a'), message('b', 'html/b'), message('c', 'html/c'), message('d', 'html/d')]
    const html = await htmlOf([...messages, message('e')], blobs)
    expect([...html.keys()]).toEqual(['c', 'a'])
    expect(html.get('a')).toBe('<p>ü</p>')
  })
})
