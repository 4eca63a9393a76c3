import { expect, test } from 'vitest'
import { AnklangError } from '#shared/errors.ts'
import { placesOf } from '#shared/routing/standing.ts'
import { seededRandom } from '#shared/seeded-random.ts'
import { bankOf, onDutyAlways, oneOfMany } from '#tests/support/crowd.ts'
import { runs } from '#tests/support/property-runs.ts'
import { assignedOnce, inquiriesOf, loadsAgree, nobodyIdles } from '#tests/support/routing-invariants.ts'
import { createRoutingWorld, type RoutingWorld } from '#tests/support/routing-world.ts'
import { createAwsWorld } from './aws-world.ts'

/** `npm run campaign -- --only concurrency` has 34 times as many. */
const ROUNDS = 3
const AT_ONCE = 200
const PEOPLE = 20
const INQUIRIES = 80

/** One of what happens at once; what is refused or contended comes again, as a queue delivers it and a person tries it. */
function deedOf(world: RoutingWorld, ids: readonly string[], random: () => number): () => Promise<unknown> {
  const one = <T>(items: readonly T[]): T => {
    const item = items[Math.floor(random() * items.length)]
    if (item === undefined) throw new RangeError('nothing to choose from')
    return item
  }
  const advisorId = oneOfMany(Math.floor(random() * PEOPLE))
  const inquiryId = one(ids)
  const presence = one(['available', 'available', 'away', 'offline'] as const)
  const deeds = [
    () => world.serve({ inquiryId }),
    () => world.serve({ inquiryId }),
    () => world.serve({ advisorId }),
    () => world.desk.setPresence(advisorId, presence),
    () => world.desk.take(inquiryId, advisorId),
    () => world.pull(advisorId),
    () => world.desk.resolve(inquiryId, advisorId, undefined),
  ]
  return one(deeds)
}

async function storm(round: number): Promise<void> {
  const random = seededRandom(round)
  const staff = Array.from({ length: PEOPLE }, (_, place) =>
    onDutyAlways(oneOfMany(place), { capacity: 2 + (place % 4) }),
  )
  const world = createRoutingWorld(await bankOf(staff), await createAwsWorld())
  await world.sweep()
  const ids: string[] = []
  for (let count = 0; count < INQUIRIES; count += 1) ids.push(await world.arrive({ urgent: random() < 0.2 }))
  const deeds = Array.from({ length: AT_ONCE }, () => deedOf(world, ids, random))
  const done = await Promise.allSettled(deeds.map((deed) => deed()))
  for (const result of done) if (result.status === 'rejected') expect(result.reason).toBeInstanceOf(AnklangError)
  await loadsAgree(world, await inquiriesOf(world, ids))
  await world.work()
  await world.sweep()
  await world.work()
  const all = await inquiriesOf(world, ids)
  await loadsAgree(world, all)
  await assignedOnce(world, all)
  await nobodyIdles(world, all)
  await standingsAgree(world)
}

/** After a sweep everybody stands where their load says. */
async function standingsAgree(world: RoutingWorld): Promise<void> {
  await world.sweep()
  const index = world.index()
  const { advisors } = index.configuration
  const loads = await world.roster.loads(advisors.map(({ id }) => id))
  const wanted = advisors.flatMap((advisor, place) => {
    const load = loads[place]
    return load === undefined ? [] : placesOf(advisor, load, index, world.now()).flatMap(({ order }) => order ?? [])
  })
  const kept = await world.roster.standing('cards', { limit: 1_000 })
  expect(kept.map(({ order }) => order)).toEqual(wanted.sort())
}

test(
  `${AT_ONCE} routings, presence changes, takes and resolutions at once leave everything as one after the other would`,
  async () => {
    for (let round = 1; round <= runs(ROUNDS); round += 1) await storm(round)
  },
  runs(240_000),
)
