import { describe, expect, test } from 'vitest'
import { indexConfiguration } from '#shared/configuration/configuration-index.ts'
import { exampleSource } from '#shared/configuration/example-source.fixture.ts'
import { MILESTONES } from '#shared/inquiry/inquiry.ts'
import { HOUR } from '#shared/instant.ts'
import { cellsOf } from '#shared/reaction-times/cells-of.ts'
import { compareCells } from '#shared/reaction-times/compare-cells.ts'
import { rebuildFrom } from '#shared/reaction-times/measurement-of.ts'
import { rebuildReactionTimes } from '#shared/reaction-times/rebuild.ts'
import { count, merge, quantile, RELATIVE_ACCURACY } from '#shared/reaction-times/sketch.ts'
import { countAll, measured, storeEvents, writtenMilestones } from '#tests/support/milestones.ts'
import { runs } from '#tests/support/property-runs.ts'
import { seededRandom } from '#tests/support/seeded-random.ts'
import { createAwsWorld } from './aws-world.ts'
import { NOW } from './samples.ts'
import { openMemoryWorld } from './storage-world.ts'

const RANGE = { from: NOW, to: NOW + 24 * HOUR }
/** What floating-point numbers lose at the edge of a bucket. */
const EDGE = 1e-9

describe.each([
  ['in memory', openMemoryWorld, Math.min(runs(20_000), 100_000)],
  ['on the engines', createAwsWorld, Math.min(runs(500), 2_000)],
] as const)('counting with duplicates and in any order (%s)', (_name, open, events) => {
  test(`gives for ${events} milestones what a rebuild gives, and quantiles within 1 % of the exact ones`, async () => {
    const world = await open()
    await world.configuration.publish({ ...exampleSource(), holidayDates: [] }, { by: 'olga', at: 0, note: '' })
    const random = seededRandom(events)
    const written = writtenMilestones({ count: events, ...RANGE, random })
    await storeEvents(world.inquiries, written)
    await countAll(world, written, random)

    const rebuilt = await rebuildReactionTimes(world, { ...RANGE, now: RANGE.to + HOUR, apply: false, force: false })
    expect(rebuilt).toMatchObject({ milestones: events, differences: [], unmeasurable: [] })

    const cells = await world.reactionTimes.cells(RANGE.from, RANGE.to)
    const measurements = await measured(world.configuration, written)
    for (const milestone of MILESTONES) {
      const own = measurements.filter((measurement) => measurement.milestone === milestone)
      for (const clock of ['business', 'calendar'] as const) {
        const exact = own.map((one) => one[`${clock}Seconds`]).sort((a, b) => a - b)
        const sketch = merge(...cells.flatMap((cell) => cell.sketches[milestone]?.[clock] ?? []))
        expect(count(sketch)).toBe(exact.length)
        for (const q of [0, 0.1, 0.5, 0.9, 0.99, 1]) {
          const right = exact[Math.floor(q * (exact.length - 1))] ?? Number.NaN
          expect(Math.abs((quantile(sketch, q) ?? Number.NaN) - right)).toBeLessThanOrEqual(
            (RELATIVE_ACCURACY + EDGE) * right,
          )
        }
      }
    }
  }, 300_000)
})

test('a rebuild from events with duplicates and in any order gives the same cells', async () => {
  const world = await openMemoryWorld()
  await world.configuration.publish({ ...exampleSource(), holidayDates: [] }, { by: 'olga', at: 0, note: '' })
  const written = writtenMilestones({ count: runs(2_000), ...RANGE, random: seededRandom(7) })
  await countAll(world, written, seededRandom(8))
  const { calendar } = indexConfiguration(await world.configuration.version(1))
  const rebuilt = rebuildFrom([...written.toReversed(), ...written.slice(0, 700)], RANGE, calendar)
  expect(compareCells(await world.reactionTimes.cells(RANGE.from, RANGE.to), cellsOf(rebuilt))).toEqual([])
})
