import { describe, expect, test } from 'vitest'
import { exampleSource } from '#shared/configuration/example-source.fixture.ts'
import { HOUR } from '#shared/instant.ts'
import type { AdvisorCell } from '#shared/reaction-times/advisor-figures.ts'
import { advisorCellsOf, cellsOf } from '#shared/reaction-times/cells-of.ts'
import { compareCells } from '#shared/reaction-times/compare-cells.ts'
import { COUNTED } from '#shared/reaction-times/counted.ts'
import { rebuildFrom } from '#shared/reaction-times/measurement-of.ts'
import { rebuildReactionTimes } from '#shared/reaction-times/rebuild.ts'
import { count, merge, quantile, RELATIVE_ACCURACY } from '#shared/reaction-times/sketch.ts'
import { seededRandom } from '#shared/seeded-random.ts'
import { correctionsOf, countAll, measured, storeEvents, writtenMilestones } from '#tests/support/milestones.ts'
import { runs } from '#tests/support/property-runs.ts'
import { createAwsWorld } from './aws-world.ts'
import { NOW } from './samples.ts'
import { openMemoryWorld } from './storage-world.ts'

const RANGE = { from: NOW, to: NOW + 24 * HOUR }
/** What floating-point numbers lose at the edge of a bucket. */
const EDGE = 1e-9

const byPlace = (cells: readonly AdvisorCell[]) =>
  cells.toSorted((a, b) => a.hour - b.hour || a.desk.localeCompare(b.desk))

describe.each([
  ['in memory', openMemoryWorld, Math.min(runs(20_000), 100_000)],
  ['on the engines', createAwsWorld, Math.min(runs(500), 10_000)],
] as const)('counting with duplicates and in any order (%s)', (_name, open, events) => {
  test(`gives for ${events} milestones what a rebuild gives, and quantiles within 1 % of the exact ones`, async () => {
    const world = await open()
    await world.configuration.publish({ ...exampleSource(), holidayDates: [] }, { by: 'olga', at: 0, note: '' })
    const random = seededRandom(events)
    const written = writtenMilestones({ count: events, ...RANGE, random })
    const all = [...written, ...correctionsOf(written)]
    await storeEvents(world.inquiries, all)
    await countAll(world, all, random)

    const request = { ...RANGE, now: RANGE.to + HOUR, apply: false, force: false, calendar: 'then' } as const
    const measurements = rebuildFrom(await measured(world.configuration, all), RANGE)
    const counting = measurements.filter(({ withdrawn }) => withdrawn === undefined)
    const rebuilt = await rebuildReactionTimes(world, request)
    expect(rebuilt).toMatchObject({ milestones: counting.length, differences: [], unmeasurable: [] })

    for (const advisorId of ['kaya', 'wolf']) {
      const own = advisorCellsOf(measurements).filter((cell) => cell.advisorId === advisorId)
      expect(byPlace(await world.advisorFigures.cells(advisorId, RANGE.from, RANGE.to))).toEqual(byPlace(own))
    }
    const cells = await world.reactionTimes.cells(RANGE.from, RANGE.to)
    for (const counted of COUNTED) {
      const own = counting.filter((measurement) => measurement.counted === counted)
      for (const clock of ['business', 'calendar'] as const) {
        const exact = own.map((one) => one[`${clock}Seconds`]).sort((a, b) => a - b)
        const sketch = merge(...cells.flatMap((cell) => cell.sketches[counted]?.[clock] ?? []))
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
  const all = [...written, ...correctionsOf(written)]
  await countAll(world, all, seededRandom(8))
  const again = await measured(world.configuration, [...all.toReversed(), ...all.slice(0, 700)])
  const rebuilt = rebuildFrom(again, RANGE)
  expect(compareCells(await world.reactionTimes.cells(RANGE.from, RANGE.to), cellsOf(rebuilt))).toEqual([])
})
