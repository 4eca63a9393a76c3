import { beforeEach, describe, expect, it } from 'vitest'
import { uploadFormSchema } from '#shared/api/attachment-input.ts'
import { currentIndex } from '#shared/configuration/current-index.ts'
import { send } from '#shared/lambda/http/call.fixture.ts'
import { recordingObservability } from '#shared/lambda/recording-observability.ts'
import { deriveId } from '#shared/token/derive-id.ts'
import { createMemoryBank, type MemoryBank } from '#tests/support/memory-bank.ts'
import { createHandler } from './handler.ts'

const ask = 'POST /v1/attachments'
const file = { name: '..\\Auszug.pdf', type: 'application/pdf', bytes: 1_000 }
let bank: MemoryBank
let ids = 0

const web = () =>
  createHandler({
    ...bank.world,
    configuration: currentIndex(bank.world.configuration),
    queue: bank.world.queues.inquiries,
    keys: async () => bank.keys,
    publicUrl: 'https://anklang.example',
    uploadOrigin: async () => 'https://files.example',
    clock: bank.now,
    newId: () => deriveId('upload-test', String(ids++)),
    onNotEnqueued: () => {},
    observability: recordingObservability(),
  })

beforeEach(async () => {
  bank = await createMemoryBank()
})

describe('a form to upload by', () => {
  it('takes one file, which becomes part of the inquiry that names it', async () => {
    const asked = await send(web(), ask, { json: file })
    expect(asked.status).toBe(201)
    const { attachmentId } = uploadFormSchema.parse(asked.json)
    bank.world.uploads.upload(attachmentId, Buffer.from('%PDF-1.7 Auszug'))
    const inquiry = { email: 'anna@kunde.example', message: 'Anbei der Auszug.', attachments: [attachmentId] }
    const { status, json } = await send(web(), 'POST /v1/inquiries', { json: inquiry })
    expect(status).toBe(202)
    await bank.work()
    const [message] = (await bank.world.inquiries.messages(String(json['inquiryId']))).filter(
      ({ kind }) => kind === 'inquiry',
    )
    expect(message?.attachments).toMatchObject([{ name: 'Auszug.pdf', type: 'application/pdf', bytes: 15 }])
  })

  it.each([
    [{ ...file, bytes: 0 }, 'bytes'],
    [{ ...file, bytes: 21 * 1_024 * 1_024 }, 'bytes'],
    [{ ...file, bytes: 26_214_401 }, 'bytes'],
    [{ ...file, type: 'pdf' }, 'type'],
    [{ ...file, name: '' }, 'name'],
  ])('is refused for %j', async (json, path) => {
    const { status, json: problem } = await send(web(), ask, { json })
    expect(status).toBe(422)
    expect(problem['errors']).toMatchObject([{ path }])
  })

  it.each([[['short']], [Array.from({ length: 21 }, () => 'a'.repeat(26))], [['a'.repeat(26), 'a'.repeat(26)]]])(
    'is not what %j names',
    async (attachments) => {
      const json = { email: 'anna@kunde.example', message: 'Anbei.', attachments }
      expect((await send(web(), 'POST /v1/inquiries', { json })).status).toBe(422)
    },
  )

  it('is given out so often to one network address, and to this machine without end', async () => {
    const from = (address: string) =>
      send(web(), ask, { json: file, headers: { 'x-forwarded-for': `${address}, 10.0.0.1` } })
    for (let index = 0; index < 100; index += 1) expect((await from('203.0.113.9')).status).toBe(201)
    const refused = await from('203.0.113.9')
    expect(refused.status).toBe(429)
    expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0)
    expect((await from('203.0.113.10')).status).toBe(201)
    for (let index = 0; index < 101; index += 1) expect((await from('127.0.0.1')).status).toBe(201)
  })
})
