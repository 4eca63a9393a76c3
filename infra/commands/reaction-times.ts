import { createConfigurationStore } from '#shared/aws/configuration-store.ts'
import { createMilestoneEvents } from '#shared/aws/milestone-events.ts'
import { createReactionTimes } from '#shared/aws/reaction-times.ts'
import { measureAgain, rebuildReactionTimes } from '#shared/reaction-times/rebuild.ts'
import { reach } from './place/reach.ts'
import { forMachines, forPeople } from './reaction-times/describe.ts'
import { type ExportOptions, type RebuildOptions, readOptions } from './reaction-times/options.ts'
import { writeExport } from './reaction-times/write-export.ts'

async function depsAt(place: RebuildOptions['place']) {
  const { client, tables, now } = await reach(place)
  process.stderr.write('Reading every inquiry …\n')
  return {
    now,
    milestoneEvents: createMilestoneEvents({ client, tables }),
    reactionTimes: createReactionTimes({ client, tables }),
    configuration: createConfigurationStore({ client, tables }),
  }
}

/** `npm run reaction-times -- rebuild …`: compares the stored reaction times with the inquiries and repairs them. */
async function rebuild({ place, range, apply, force, calendar, json }: RebuildOptions): Promise<void> {
  const { now, ...deps } = await depsAt(place)
  const found = await rebuildReactionTimes(deps, { ...range, now, apply, force, calendar })
  process.stdout.write(json ? `${JSON.stringify(forMachines(found))}\n` : forPeople(found))
}

/** `npm run reaction-times -- export …`: one row a milestone, from the inquiries themselves. */
async function exportRows({ place, range, calendar, format, out }: ExportOptions): Promise<void> {
  const { measurements, unmeasurable } = await measureAgain(await depsAt(place), range, calendar)
  const rows = writeExport(measurements, format, out)
  process.stderr.write(`${rows} milestones are in ${out}; ${unmeasurable.length} could not be measured.\n`)
}

try {
  const options = readOptions(process.argv.slice(2), process.env)
  await (options.command === 'rebuild' ? rebuild(options) : exportRows(options))
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
  process.exitCode = 1
}
