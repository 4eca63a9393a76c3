import { beforeEach, describe, expect, it } from 'vitest'
import { NotDownloadable } from '#shared/attachments/not-downloadable.ts'
import { Missing } from '#shared/errors.ts'
import type { Message } from '#shared/inquiry/inquiry.ts'
import { createMemoryBank, type MemoryBank } from '#tests/support/memory-bank.ts'
import { customerDownload } from './customer-download.ts'
import { findGivenOut } from './given-out.ts'

let bank: MemoryBank
let inquiryId: string
const file = (attachmentId: string) => ({
  attachmentId,
  name: 'Antwort.pdf',
  type: 'application/pdf',
  bytes: 3,
  key: `attachments/r/1-${attachmentId}`,
})
const [sent, replied] = ['a'.repeat(26), 'b'.repeat(26)]

const download = async (attachmentId: string) => {
  const found = await findGivenOut(bank.world, inquiryId)
  if (found === undefined) throw new Error('not given out')
  return customerDownload(bank.world, found, attachmentId)
}

beforeEach(async () => {
  bank = await createMemoryBank()
  inquiryId = await bank.receive({ attachments: [file(sent)] })
})

describe('a customer’s download', () => {
  it('is a clean file of a reply', async () => {
    await bank.work()
    const reply: Message = {
      messageId: 'reply',
      direction: 'outbound',
      kind: 'reply',
      text: 'Anbei.',
      at: bank.now(),
      author: { role: 'advisor' },
      attachments: [file(replied)],
    }
    await bank.world.inquiries.commit({ inquiryId, messages: [reply], events: [] })
    await expect(download(replied)).rejects.toThrow(NotDownloadable)
    await bank.world.scans.record({ attachmentId: replied, state: 'clean', at: 1 })
    expect(await download(replied)).toContain(`attachments/r/1-${replied}`)
  })

  it('is never what was sent to the bank, nor anything before it is registered', async () => {
    await bank.world.scans.record({ attachmentId: sent, state: 'clean', at: 1 })
    await expect(download(sent)).rejects.toThrow(Missing)
    await bank.work()
    await expect(download(sent)).rejects.toThrow(Missing)
  })
})
