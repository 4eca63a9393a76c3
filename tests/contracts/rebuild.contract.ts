import { beforeEach, describe, expect, test } from 'vitest'
import { exampleSource } from '#shared/configuration/example-source.fixture.ts'
import { HOUR, MINUTE } from '#shared/instant.ts'
import { COUNTED } from '#shared/reaction-times/counted.ts'
import { type Rebuild, type RebuildRequest, rebuildReactionTimes } from '#shared/reaction-times/rebuild.ts'
import { seededRandom } from '#shared/seeded-random.ts'
import { countAll, storeEvents, writtenMilestones } from '#tests/support/milestones.ts'
import { NOW } from './samples.ts'
import type { OpenWorld, StorageWorld } from './storage-world.ts'

const RANGE = { from: NOW, to: NOW + 3 * HOUR }

/** What a rebuild does over the ports of one world. */
export function rebuildContract(name: string, open: OpenWorld): void {
  describe(`a rebuild of reaction times (${name})`, () => {
    let world: StorageWorld
    beforeEach(async () => {
      world = await open()
      await world.configuration.publish({ ...exampleSource(), holidayDates: [] }, { by: 'olga', at: 0, note: '' })
    })
    const rebuild = (over: Partial<RebuildRequest> = {}): Promise<Rebuild> =>
      rebuildReactionTimes(world, {
        ...RANGE,
        now: NOW + 5 * HOUR,
        apply: false,
        force: false,
        calendar: 'then',
        ...over,
      })

    test('finds nothing where every event was counted, however often and in whatever order', async () => {
      const random = seededRandom(1)
      const events = writtenMilestones({ count: 200, ...RANGE, random })
      await storeEvents(world.inquiries, events)
      await countAll(world, events, random)
      expect(await rebuild()).toEqual({
        hours: RANGE,
        milestones: events.length,
        unmeasurable: [],
        differences: [],
        applied: false,
      })
    })

    test('repairs hours that lack milestones or have too many, and no later delivery counts again', async () => {
      const random = seededRandom(2)
      const events = writtenMilestones({ count: 120, ...RANGE, random })
      const [first] = events
      await storeEvents(world.inquiries, events)
      await countAll(world, events.slice(0, 90), random)
      await countAll(world, first === undefined ? [] : [{ ...first, inquiryId: 'never-stored' }], random)

      const found = await rebuild()
      expect(found.differences.length).toBeGreaterThan(0)
      const calendar = found.differences
        .flatMap(({ milestones }) => milestones)
        .filter(({ milestone, clock }) => clock === 'calendar' && COUNTED.some((counted) => counted === milestone))
      expect(calendar.reduce((sum, { rebuilt, stored }) => sum + rebuilt - stored, 0)).toBe(30 - 1)
      expect((await rebuild({ apply: true })).applied).toBe(true)
      await countAll(world, events, random)
      expect(await rebuild({ apply: true })).toMatchObject({ differences: [], applied: false })
    })

    test('leaves hours alone that the stream may still be delivering, unless it is forced', async () => {
      await storeEvents(world.inquiries, writtenMilestones({ count: 60, ...RANGE, random: seededRandom(3) }))
      const now = RANGE.to + 9 * MINUTE
      const careful = await rebuild({ now, apply: true })
      expect(careful.hours).toEqual({ from: NOW, to: NOW + 2 * HOUR })
      expect(careful.heldBack).toEqual({ from: NOW + 2 * HOUR, to: RANGE.to })
      expect(await world.reactionTimes.cells(NOW + 2 * HOUR, RANGE.to)).toEqual([])
      const forced = await rebuild({ now, apply: true, force: true })
      expect(forced).not.toHaveProperty('heldBack')
      expect(new Set(forced.differences.map(({ hour }) => hour))).toEqual(new Set([NOW + 2 * HOUR]))
      expect(await rebuild()).toMatchObject({ differences: [] })
    })

    test('names events that no configuration can measure, and rebuilds the others', async () => {
      const [known, lost, unknown] = writtenMilestones({ count: 3, ...RANGE, random: seededRandom(4) })
      if (known === undefined || lost === undefined || unknown === undefined) throw new Error('three were asked for')
      // A version that was never written is not asked: what was in force then measures its event.
      const events = [known, { ...lost, configVersion: 9 }, { ...unknown, desk: 'closed' }]
      await storeEvents(world.inquiries, events)
      const { milestones, unmeasurable } = await rebuild()
      expect(milestones).toBe(2)
      expect(unmeasurable.map(({ eventId }) => eventId)).toEqual([unknown.eventId])
    })
  })
}
