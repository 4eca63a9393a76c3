import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { AnklangError } from '#shared/errors.ts'
import { iso } from '#shared/instant.ts'
import { giveTo } from '#shared/routing/give-to.ts'
import { createMemoryBank, type MemoryBank } from '#tests/support/memory-bank.ts'
import { runs } from '#tests/support/property-runs.ts'
import { weightOf } from './actions/transition.ts'

const ADVISORS = ['sabine-brandt', 'felix-hartwig', 'nikolai-petrov'] as const
const ACTS = [
  'take',
  'reply',
  'note',
  'transfer',
  'reassign',
  'resolve',
  'reopen',
  'snooze',
  'wake',
  'offer',
  'accept',
  'decline',
  'merge',
  'undo',
  'gone',
  'back',
  'customer',
  'sweep',
  'route',
] as const

const step = fc.record({
  act: fc.constantFrom(...ACTS),
  advisor: fc.constantFrom(...ADVISORS),
  other: fc.constantFrom(...ADVISORS),
  which: fc.nat(2),
  second: fc.nat(2),
  minutes: fc.constantFrom(0, 0, 1, 3, 20),
})
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never

async function perform(bank: MemoryBank, ids: readonly string[], todo: Step): Promise<void> {
  const { desk } = bank
  const id = ids[todo.which] ?? ''
  const { advisor, other } = todo
  const acts = {
    take: () => desk.take(id, advisor),
    reply: () => desk.reply(id, advisor, 'Guten Tag', {}),
    note: () => desk.note(id, advisor, 'Notiz', {}),
    transfer: () => desk.transfer(id, advisor, { desk: 'payments', note: 'Bitte' }),
    reassign: async () => {
      const { status, advisorId: has } = await bank.inquiry(id)
      const from = status === 'assigned' ? has : undefined
      return giveTo({ ...bank.registration, newId: () => 'note' }, advisor, id, { advisorId: other, from })
    },
    resolve: () => desk.resolve(id, advisor, undefined),
    reopen: () => desk.reopen(id, advisor),
    snooze: () => desk.snooze(id, advisor, bank.now() + 60_000),
    wake: () => desk.wake(id, advisor),
    offer: () => desk.offer(id, advisor, { advisorId: other, note: 'Bitte' }),
    accept: () => desk.accept(id, advisor),
    decline: () => desk.decline(id, advisor, 'Nein'),
    merge: () => desk.merge(id, advisor, ids[todo.second] ?? ''),
    undo: () => desk.undo(id, advisor),
    gone: () => desk.setPresence(advisor, 'offline'),
    back: () => desk.setPresence(advisor, 'available'),
    customer: () => bank.receive({ text: 'Und noch etwas.', inquiryId: id }),
    sweep: () => bank.sweep(),
    route: () => bank.work(),
  } satisfies Record<Step['act'], () => Promise<unknown>>
  await acts[todo.act]()
}

/** Three matters of one customer at the desk of cards, and every step that is allowed. */
async function afterSteps(steps: readonly Step[], check: (bank: MemoryBank, ids: readonly string[]) => Promise<void>) {
  const bank = await createMemoryBank()
  bank.moveTo('2026-11-24T13:00:00+01:00')
  const ids: string[] = []
  for (const text of ['Meine Karte fehlt.', 'Die PIN meiner Karte fehlt.', 'Meine Karte ist kaputt.'])
    ids.push(await bank.receive({ text }))
  await bank.work(['inquiries'])
  for (const todo of steps) {
    bank.moveTo(iso(bank.now() + todo.minutes * 60_000))
    try {
      await perform(bank, ids, todo)
    } catch (error) {
      if (!(error instanceof AnklangError)) throw error
    }
    await check(bank, ids)
  }
}

async function stateOf(bank: MemoryBank, ids: readonly string[]) {
  return Promise.all(ids.map((id) => bank.inquiry(id)))
}

describe('whatever advisors do, in any order', () => {
  it('the load of each is what is assigned to them, and what is merged, offered or put aside is what somebody has', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 25 }), (steps) =>
        afterSteps(steps, async (bank, ids) => {
          const inquiries = await stateOf(bank, ids)
          const { advisors } = (await bank.world.configuration.current()).configuration
          for (const load of await bank.world.roster.loads(advisors.map(({ id }) => id))) {
            const theirs = inquiries.filter((one) => one.status === 'assigned' && one.advisorId === load.advisorId)
            expect(load.open).toEqual(theirs.map(({ inquiryId }) => inquiryId).sort())
            expect(load.openWeight).toBe(theirs.reduce((sum, one) => sum + weightOf(one), 0))
          }
          for (const { inquiryId, status, offer, moveAt, snooze, mergedInto } of inquiries) {
            if (offer !== undefined || moveAt !== undefined) expect(status).toBe('assigned')
            if (snooze !== undefined) expect(['assigned', 'answered']).toContain(status)
            if (mergedInto === undefined) continue
            expect(status).toBe('resolved')
            expect((await bank.inquiry(mergedInto)).mergedFrom).toContain(inquiryId)
          }
        }),
      ),
      { numRuns: runs(30) },
    )
  })

  it('taking back restores what was, also where somebody else has got it meanwhile', async () => {
    const undoable = fc.constantFrom('resolve', 'transfer', 'merge')
    const property = fc.asyncProperty(
      undoable,
      fc.constantFrom(...ADVISORS),
      fc.boolean(),
      fc.boolean(),
      async (...drawn) => {
        const [act, advisor, answered, routed] = drawn
        const bank = await createMemoryBank()
        bank.moveTo('2026-11-24T13:00:00+01:00')
        const ids = [
          await bank.receive({ text: 'Wo ist meine Überweisung?' }),
          await bank.receive({ text: 'Noch eine Überweisung fehlt.' }),
        ]
        const [id = ''] = ids
        await bank.work(['inquiries'])
        await bank.desk.take(id, advisor)
        if (answered) await bank.desk.reply(id, advisor, 'Sie ist unterwegs.', {})
        const { version, ...before } = await bank.inquiry(id)
        await perform(bank, ids, { act, advisor, other: advisor, which: 0, second: 1, minutes: 0 })
        if (routed) await bank.work(['routing'])
        await bank.desk.undo(id, advisor)
        const { version: later, ...after } = await bank.inquiry(id)
        expect(after).toEqual(before)
        expect(later).toBeGreaterThan(version)
      },
    )
    await fc.assert(property, { numRuns: runs(15) })
  })
})
