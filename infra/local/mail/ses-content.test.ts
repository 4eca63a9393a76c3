import { describe, expect, it } from 'vitest'
import { replaceMessageId } from './ses-content.ts'

describe('replacing the Message-ID of an outgoing mail', () => {
  it('puts in its own and leaves every other byte as it was', () => {
    const raw = Buffer.from(
      'From: a@b.example\r\nMESSAGE-ID:\r\n <old@b.example>\r\nSubject: x\r\n\r\nMessage-ID: in the text \xff\r\n',
      'latin1',
    )
    const replaced = replaceMessageId(raw, 'new@eu-central-1.amazonses.com').toString('latin1')
    expect(replaced).toBe(
      'Message-ID: <new@eu-central-1.amazonses.com>\r\nFrom: a@b.example\r\nSubject: x\r\n\r\nMessage-ID: in the text \xff\r\n',
    )
  })

  it('adds one to a mail without', () => {
    expect(replaceMessageId(Buffer.from('Subject: x\n\ntext'), 'n@e').toString()).toBe(
      'Message-ID: <n@e>\r\nSubject: x\n\ntext',
    )
  })
})
