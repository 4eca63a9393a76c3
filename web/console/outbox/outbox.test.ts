import { beforeEach, describe, expect, it, vi } from 'vitest'
import { ApiProblem } from '../../platform/api/problem.ts'
import { Outbox, type PendingReply } from './outbox.ts'

const kept = new Map<string, string>()
let now = 0
let posted: string[] = []
let fail: ApiProblem | undefined
const open = () =>
  new Outbox({
    owner: 'sabine',
    now: () => now,
    alone: (run) => run(),
    post: async ({ message }: PendingReply) => {
      if (fail !== undefined) throw fail
      posted.push(message)
    },
  })
const reply = { key: 'k', inquiryId: 'i', about: 'Karte', message: 'Sie kommt morgen.', attachments: [] }

beforeEach(() => {
  kept.clear()
  now = 0
  posted = []
  fail = undefined
  vi.stubGlobal('localStorage', {
    getItem: (name: string) => kept.get(name) ?? null,
    setItem: (name: string, value: string) => kept.set(name, value),
  })
})

describe('a reply that was sent', () => {
  it('is posted after ten seconds, and not before', async () => {
    const outbox = open()
    outbox.add(reply)
    now = 9_999
    await outbox.work()
    expect(posted).toEqual([])
    now = 10_000
    await outbox.work()
    expect([posted, outbox.items]).toEqual([[reply.message], []])
  })

  it('can be taken back until then, and is not posted after that', async () => {
    const outbox = open()
    outbox.add(reply)
    expect(await outbox.takeBack('k')).toMatchObject(reply)
    now = 20_000
    await outbox.work()
    expect(posted).toEqual([])
  })

  it('outlives the page, and gets its ten seconds again when it is opened', async () => {
    open().add(reply)
    now = 3_600_000
    const outbox = open()
    outbox.restore()
    await outbox.work()
    expect(posted).toEqual([])
    now += 10_000
    await outbox.work()
    expect(posted).toEqual([reply.message])
  })

  it.each([0, 401, 429, 500])('is tried again after %s', async (status) => {
    const outbox = open()
    outbox.add(reply)
    now = 10_000
    fail = new ApiProblem(status, {})
    await outbox.work()
    expect(outbox.items).toMatchObject([{ refused: false, problem: expect.any(String) }])
    fail = undefined
    now = 15_000
    await outbox.work()
    expect(posted).toEqual([reply.message])
  })

  it('is tried again while one of its files is being scanned', async () => {
    const outbox = open()
    outbox.add(reply)
    now = 10_000
    fail = new ApiProblem(409, { current: { state: 'pending' } })
    await outbox.work()
    expect(outbox.items).toMatchObject([{ refused: false }])
  })

  it.each([404, 409, 422])('stays to be looked at after %s', async (status) => {
    const outbox = open()
    outbox.add(reply)
    now = 10_000
    fail = new ApiProblem(status, {})
    await outbox.work()
    now = 60_000
    await outbox.work()
    expect(outbox.items).toMatchObject([{ refused: true, message: reply.message }])
  })

  it('is followed by the resolution that was asked for meanwhile, and takes it back with itself', async () => {
    const outbox = open()
    expect(outbox.resolveAfter('i')).toBe(false)
    outbox.add(reply)
    expect(outbox.resolveAfter('i')).toBe(true)
    expect(await outbox.takeBack('k')).toMatchObject({ resolve: true })
    expect(outbox.items).toEqual([])
  })

  it('is followed by a resolution that was asked for while it was posted', async () => {
    const outbox = open()
    outbox.add(reply)
    now = 10_000
    const working = outbox.work()
    outbox.resolveAfter('i')
    await working
    expect(outbox.items).toMatchObject([{ resolve: true }])
    await outbox.work()
    expect(outbox.items).toEqual([])
  })

  it('leaves at once where its matter is about to', async () => {
    const outbox = open()
    outbox.add(reply)
    await outbox.hurry('i')
    expect(posted).toEqual([reply.message])
  })

  it('is posted once where two tabs are open', async () => {
    const [one, other] = [open(), open()]
    one.add(reply)
    other.reread()
    now = 10_000
    await one.work()
    await other.work()
    expect(posted).toEqual([reply.message])
  })
})
