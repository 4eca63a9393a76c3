import { beforeEach, describe, expect, it } from 'vitest'
import { advisorInquirySchema } from '#shared/api/inquiry-output.ts'
import type { ScanState } from '#shared/attachments/attachment.ts'
import { send } from '#shared/lambda/http/call.fixture.ts'
import { advisorApi } from '#tests/support/advisor-api.ts'
import { createMemoryBank, type MemoryBank } from '#tests/support/memory-bank.ts'

const attachmentId = 'a'.repeat(26)
const attachment = {
  attachmentId,
  name: 'Auszug.pdf',
  type: 'application/pdf',
  claimedType: 'image/png',
  bytes: 12,
  key: `attachments/r/1-${attachmentId}`,
}
const open = 'GET /v1/advisor/inquiries/{id}/attachments/{attachmentId}'
let bank: MemoryBank
let id: string
let sub: string

const api = () => advisorApi(bank, () => 'opened')
const call = (query = '', parameters = { id, attachmentId }) =>
  send(api(), open, { parameters, query, claims: { sub, 'cognito:groups': '[advisor]' } })
const scanned = (state: Exclude<ScanState, 'pending'>) =>
  bank.world.scans.record({ attachmentId, state, at: bank.now() })
const openings = async () => (await bank.world.inquiries.events(id)).filter(({ type }) => type === 'opened-unscanned')

beforeEach(async () => {
  bank = await createMemoryBank()
  const notTaken = [{ name: 'Film.mp4', bytes: 99_000_000, reason: 'size' as const }]
  id = await bank.receive({ attachments: [attachment], notTaken })
  await bank.work()
  const { advisorId } = await bank.inquiry(id)
  const { advisors } = (await bank.world.configuration.current()).configuration
  sub = advisors.find((advisor) => advisor.id === advisorId)?.sub ?? ''
})

describe('files of an inquiry', () => {
  it('are shown with what the scanner said, and never with their keys', async () => {
    const one = 'GET /v1/advisor/inquiries/{id}'
    const shown = await send(api(), one, { parameters: { id }, claims: { sub, 'cognito:groups': '[advisor]' } })
    const message = advisorInquirySchema.parse(shown.json).messages.find(({ kind }) => kind === 'inquiry')
    const { key, ...visible } = attachment
    expect(message?.attachments).toEqual([{ ...visible, state: 'pending' }])
    expect(message?.notTaken).toEqual([{ name: 'Film.mp4', bytes: 99_000_000, reason: 'size' }])
    expect(shown.text).not.toContain(key)
  })

  it('stand beside the sanitised HTML of the mail', async () => {
    await bank.world.blobs.put('html/r', Buffer.from('<p>Hallo</p>'), 'text/html')
    id = await bank.receive({ text: 'Eine andere Karte fehlt auch.', htmlKey: 'html/r' })
    await bank.work()
    const owner = (await bank.inquiry(id)).advisorId
    const { advisors } = (await bank.world.configuration.current()).configuration
    const claims = { sub: advisors.find((advisor) => advisor.id === owner)?.sub, 'cognito:groups': '[advisor]' }
    const { json } = await send(api(), 'GET /v1/advisor/inquiries/{id}', { parameters: { id }, claims })
    const shown = advisorInquirySchema.parse(json).messages.find(({ kind }) => kind === 'inquiry')
    expect(shown?.html).toBe('<p>Hallo</p>')
  })

  it('stay closed until they are scanned', async () => {
    const { status, json } = await call()
    expect(status).toBe(409)
    expect(json).toMatchObject({ type: '/docs#file-closed', current: { state: 'pending' } })
    expect((await call('despite=unscannable')).status).toBe(409)
  })

  it('are opened when they are clean, without a record', async () => {
    await scanned('clean')
    const { status, json } = await call()
    expect([status, json['url']]).toEqual([200, expect.stringContaining(attachment.key)])
    expect(await openings()).toEqual([])
  })

  it('stay closed when they are infected, whatever is asked for', async () => {
    await scanned('infected')
    expect((await call()).json['current']).toEqual({ state: 'infected' })
    expect((await call('despite=unscannable')).status).toBe(409)
    expect(await openings()).toEqual([])
  })

  it('that cannot be scanned are opened after a warning, and it is recorded who did', async () => {
    await scanned('unscannable')
    expect((await call()).json['current']).toEqual({ state: 'unscannable' })
    expect((await call('despite=unscannable')).status).toBe(200)
    const { advisorId } = await bank.inquiry(id)
    expect(await openings()).toMatchObject([{ by: `advisor:${advisorId}`, detail: { attachmentId } }])
  })

  it('of other inquiries and other desks do not exist', async () => {
    await scanned('clean')
    const other = await bank.receive({ text: 'Noch eine Karte fehlt.' })
    await bank.work()
    expect((await call('', { id: other, attachmentId })).status).toBe(404)
    expect((await call('', { id, attachmentId: 'b'.repeat(26) })).status).toBe(404)
    const { desk } = await bank.inquiry(id)
    const { advisors } = (await bank.world.configuration.current()).configuration
    sub = advisors.find((advisor) => !advisor.desks.includes(desk))?.sub ?? ''
    expect((await call()).status).toBe(404)
  })

  it('know no other exception', async () => {
    await scanned('infected')
    expect((await call('despite=infected')).status).toBe(422)
  })
})
