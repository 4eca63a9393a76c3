import { beforeEach, describe, expect, it } from 'vitest'
import { rawMailSchema } from '#shared/api/operations-figures.ts'
import type { ChannelMessage } from '#shared/intake/channel-message.ts'
import { send } from '#shared/lambda/http/call.fixture.ts'
import { createMemoryBank, type MemoryBank } from '#tests/support/memory-bank.ts'
import { operationsApi } from '#tests/support/operations-api.ts'

let bank: MemoryBank
const claims = { sub: 'operator-1', 'cognito:groups': '[operations]' }
const mail = (automatic: boolean): Partial<ChannelMessage> => ({
  channel: 'email',
  mail: {
    rawKey: 'raw/1',
    envelopeFrom: 'bot@kunde.example',
    envelopeTo: ['service@musterbank.example'],
    inReplyTo: [],
    references: [],
    addressedTo: ['service@musterbank.example'],
    ...(automatic ? { automatic: { way: 'suppressed' as const, reason: 'list' } } : {}),
    fingerprint: 'f',
    verdicts: { spam: 'PASS', virus: 'PASS', dmarc: 'GRAY' },
  },
})
const look = (id: string, as = claims) =>
  send(operationsApi(bank), 'GET /v1/operations/received/{id}/raw', { claims: as, parameters: { id } })

beforeEach(async () => {
  bank = await createMemoryBank()
  const raw = 'List-Id: <news>\r\nSubject: Neues\r\n\r\n<img src=https://tracker.example>\r\n'
  await bank.world.blobs.put('raw/1', Buffer.from(raw), 'message/rfc822')
})

describe('a raw mail', () => {
  it('is shown to operators as text where it was suppressed, and each look is noted', async () => {
    const id = await bank.receive(mail(true))
    await bank.work()
    const { status, json } = await look(id)
    expect(status).toBe(200)
    expect(rawMailSchema.parse(json)).toMatchObject({
      header: 'List-Id: <news>\nSubject: Neues',
      body: '<img src=https://tracker.example>\n',
      cut: false,
      masked: false,
    })
    const { items } = await bank.world.audit.list({}, { limit: 10 })
    expect(items).toMatchObject([{ deed: 'raw-mail-seen', actor: 'operator-1', target: id, outcome: { end: 'done' } }])
    expect((await look(id, { ...claims, 'cognito:groups': '[advisor]' })).status).toBe(403)
  })

  it('of a customer whose matter is with a desk is nobody’s to look at, and who tried is noted', async () => {
    const id = await bank.receive(mail(false))
    await bank.work()
    expect((await look(id)).status).toBe(404)
    const { items } = await bank.world.audit.list({}, { limit: 10 })
    expect(items).toMatchObject([{ deed: 'raw-mail-seen', outcome: { end: 'refused', result: 'not-found' } }])
  })

  it('is shown where it could not be taken in, and says when something was masked in it', async () => {
    const id = await bank.receive({ ...mail(false), masked: ['card'] })
    await bank.world.ledger.settle({ receiptId: id, outcome: 'failed', reason: 'Malformed' })
    expect((await look(id)).json).toMatchObject({ masked: true, header: 'List-Id: <news>\nSubject: Neues' })
  })

  it('that is no longer there is not found', async () => {
    const { mail: facts, ...rest } = mail(true)
    const id = await bank.receive({ ...rest, ...(facts && { mail: { ...facts, rawKey: 'raw/gone' } }) })
    await bank.work()
    expect((await look(id)).status).toBe(404)
  })

  it('of a form is none', async () => {
    const id = await bank.receive({ suspicion: 'form-too-fast' })
    await bank.work()
    expect((await look(id)).status).toBe(404)
  })
})
