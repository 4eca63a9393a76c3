import { beforeEach, describe, expect, it } from 'vitest'
import { Unavailable } from '#shared/errors.ts'
import { createMemoryBank, type MemoryBank } from '#tests/support/memory-bank.ts'
import { deliverReply } from './deliver-reply.ts'

const ANNA = 'anna-meier'
const device = (deviceId: string, keyName = 'k1') => ({
  deviceId,
  endpoint: `https://push.example/${deviceId}`,
  keys: { p256dh: 'p', auth: 'a' },
  keyName,
  since: 0,
})

let bank: MemoryBank
let request: { readonly inquiryId: string; readonly messageId: string }
const answered = async (sender: { name: string; subject: string }) => {
  const inquiryId = await bank.receive({ channel: 'mobile', sender })
  await bank.work()
  const { advisorId = '' } = await bank.inquiry(inquiryId)
  await bank.desk.reply(inquiryId, advisorId, 'Ihre Karte kommt morgen.', {})
  return bank.world.queues.outbound.messages.splice(0)[0] ?? { inquiryId, messageId: '' }
}
beforeEach(async () => {
  bank = await createMemoryBank()
  request = await answered({ name: 'Anna Meier', subject: 'customer-anna-meier' })
})
const pushed = () => bank.world.push.sent.map((push) => push.device.deviceId)
const devices = async () => (await bank.world.devices.of(ANNA)).map(({ deviceId }) => deviceId)

describe('a reply', () => {
  it('is announced on every device that allowed it, once, and by no mail', async () => {
    for (const id of ['phone', 'laptop']) await bank.world.devices.add(ANNA, device(id))
    expect(await deliverReply(bank.outgoing, request)).toBe('pushed')
    expect(await deliverReply(bank.outgoing, request)).toBe('pushed')
    expect(pushed()).toEqual(['phone', 'laptop'])
    expect(bank.world.mail.sent).toEqual([])
  })

  it('says that there is one and where, in the customer’s language, and nothing of it', async () => {
    await bank.world.devices.add(ANNA, device('phone'))
    await deliverReply(bank.outgoing, request)
    expect(bank.world.push.sent[0]?.message).toEqual({
      language: 'de',
      title: 'Eine Antwort liegt für Sie bereit',
      body: 'Musterbank',
      path: `/my/inquiries/${request.inquiryId}`,
    })
  })

  it('is announced to somebody whom the directory does not know', async () => {
    const stranger = await answered({ name: 'Kim', subject: 'stranger' })
    await bank.world.devices.add('sub:stranger', device('phone'))
    expect(await deliverReply(bank.outgoing, stranger)).toBe('pushed')
  })

  it('is announced by mail where every device is gone, and these are forgotten', async () => {
    await bank.world.devices.add(ANNA, device('phone'))
    await bank.world.devices.add(ANNA, device('old', 'a key that was taken out'))
    bank.world.push.answer('https://push.example/phone', 'gone')
    expect(await deliverReply(bank.outgoing, request)).toBe('announced')
    expect(await devices()).toEqual([])
    expect(bank.world.mail.sent).toHaveLength(1)
    expect(bank.pushesFailed()).toBe(0)
  })

  it('is announced by mail where no push service takes it, which is counted, and not on the device later', async () => {
    await bank.world.devices.add(ANNA, device('phone'))
    bank.world.push.answer('https://push.example/phone', 'failed')
    expect(await deliverReply(bank.outgoing, request)).toBe('announced')
    expect([await devices(), bank.pushesFailed()]).toEqual([['phone'], 1])
    bank.world.push.answer('https://push.example/phone', 'accepted')
    expect(await deliverReply(bank.outgoing, request)).toBe('announced')
    expect(pushed()).toEqual([])
    expect(bank.world.mail.sent).toHaveLength(1)
  })

  it('needs one device alone', async () => {
    for (const id of ['phone', 'laptop']) await bank.world.devices.add(ANNA, device(id))
    bank.world.push.answer('https://push.example/phone', 'failed')
    expect(await deliverReply(bank.outgoing, request)).toBe('pushed')
    expect(bank.world.mail.sent).toEqual([])
  })

  it.each([
    ['app', 'pushed', ['phone'], 0],
    ['mail', 'announced', [], 1],
    ['both', 'announced', ['phone'], 1],
  ] as const)('is announced by %s where that is the customer’s wish, once', async (channel, outcome, on, mails) => {
    const { customer, version } = await bank.world.customers.entry(ANNA)
    if (customer !== undefined) await bank.world.customers.put({ ...customer, channel }, version)
    await bank.world.devices.add(ANNA, device('phone'))
    for (let delivery = 1; delivery <= 2; delivery += 1)
      expect(await deliverReply(bank.outgoing, request)).toBe(outcome)
    expect([pushed(), bank.world.mail.sent.length]).toEqual([on, mails])
  })

  it('is announced by no mail to somebody who wants notifications alone and has no device', async () => {
    const { customer, version } = await bank.world.customers.entry(ANNA)
    if (customer !== undefined) await bank.world.customers.put({ ...customer, channel: 'app' }, version)
    expect(await deliverReply(bank.outgoing, request)).toBe('in-app')
    expect(bank.world.mail.sent).toEqual([])
  })

  it('waits while another worker sends it, and is taken up after a crash', async () => {
    await bank.world.devices.add(ANNA, device('phone'))
    await bank.world.sends.claim(`${request.inquiryId}/${request.messageId}/push`, bank.now(), 0)
    await expect(deliverReply(bank.outgoing, request)).rejects.toThrow(Unavailable)
    bank.moveTo('2026-11-24T10:05:00+01:00')
    expect(await deliverReply(bank.outgoing, request)).toBe('pushed')
  })
})
