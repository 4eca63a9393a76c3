import { describe, expect, it } from 'vitest'
import { sampleOf } from './samples.ts'

describe('the sample of a template', () => {
  it.each([
    ['de-informal/notice.liquid', { kind: 'notice', language: 'de', register: 'informal', channel: 'email' }],
    ['en/greeting.liquid', { kind: 'acknowledgement', language: 'en', register: 'formal', channel: 'email' }],
    ['fr/short.liquid', { kind: 'acknowledgement', language: 'fr', channel: 'social' }],
    ['mail.html.liquid', { kind: 'acknowledgement', language: 'de', register: 'formal' }],
  ])('%s is one that shows it', (path, expected) => {
    expect(sampleOf(path, 'general', 'de')).toMatchObject(expected)
  })
})
