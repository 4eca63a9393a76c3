import { createConfigurationStore } from '#shared/aws/configuration-store.ts'
import { createMilestoneEvents } from '#shared/aws/milestone-events.ts'
import { createReactionTimes } from '#shared/aws/reaction-times.ts'
import { rebuildReactionTimes } from '#shared/reaction-times/rebuild.ts'
import { forMachines, forPeople } from './reaction-times/describe.ts'
import { readOptions } from './reaction-times/options.ts'
import { reach } from './reaction-times/reach.ts'

/** `npm run reaction-times -- rebuild …`: compares the stored reaction times with the inquiries and repairs them. */
async function main(): Promise<void> {
  const { place, range, apply, force, calendar, json } = readOptions(process.argv.slice(2), process.env)
  const { client, tables, now } = await reach(place)
  process.stderr.write('Reading every inquiry …\n')
  const deps = {
    milestoneEvents: createMilestoneEvents({ client, tables }),
    reactionTimes: createReactionTimes({ client, tables }),
    configuration: createConfigurationStore({ client, tables }),
  }
  const rebuild = await rebuildReactionTimes(deps, { ...range, now, apply, force, calendar })
  process.stdout.write(json ? `${JSON.stringify(forMachines(rebuild))}\n` : forPeople(rebuild))
}

try {
  await main()
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
  process.exitCode = 1
}
