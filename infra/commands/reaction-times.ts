import { userInfo } from 'node:os'
import { createConfigurationStore } from '#shared/aws/configuration-store.ts'
import { createMilestoneEvents } from '#shared/aws/milestone-events.ts'
import { createReactionTimes } from '#shared/aws/reaction-times.ts'
import { iso } from '#shared/instant.ts'
import { measureAgain, type Rebuild, rebuildReactionTimes } from '#shared/reaction-times/rebuild.ts'
import { noteDeed } from './place/note-deed.ts'
import { reach } from './place/reach.ts'
import { forMachines, forPeople } from './reaction-times/describe.ts'
import { type ExportOptions, type RebuildOptions, readOptions } from './reaction-times/options.ts'
import { writeExport } from './reaction-times/write-export.ts'

async function depsAt(place: RebuildOptions['place']) {
  const reached = await reach(place)
  const { client, tables, now } = reached
  process.stderr.write('Reading every inquiry …\n')
  return {
    reached,
    now,
    milestoneEvents: createMilestoneEvents({ client, tables }),
    reactionTimes: createReactionTimes({ client, tables }),
    configuration: createConfigurationStore({ client, tables }),
  }
}

/** `npm run reaction-times -- rebuild …`: compares the stored reaction times with the inquiries and repairs them. */
async function rebuild({ place, range, apply, force, calendar, json }: RebuildOptions): Promise<void> {
  const { reached, now, ...deps } = await depsAt(place)
  const run = () => rebuildReactionTimes(deps, { ...range, now, apply, force, calendar })
  const by = { deed: 'figures-rebuilt', user: userInfo().username } as const
  const repaired = (found: Rebuild): string =>
    `${iso(found.hours.from)}/${iso(found.hours.to)} ${calendar}, ${found.differences.length} cells`
  const found = apply ? await noteDeed(reached, by, run, repaired) : await run()
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
