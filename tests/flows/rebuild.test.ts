import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { expect, inject, it } from 'vitest'
import { z } from 'zod'
import { reach } from '#infra/commands/place/reach.ts'
import { createReactionTimes } from '#shared/aws/reaction-times.ts'
import { HOUR } from '#shared/instant.ts'
import { compareCells } from '#shared/reaction-times/compare-cells.ts'
import { Bank } from '#tests/support/bank-from-outside.ts'
import { until } from '#tests/support/outside.ts'

const bank = new Bank()
const dataDir = inject('dataDir')
const rebuildSchema = z.object({
  heldBack: z.object({ from: z.string(), to: z.string() }).optional(),
  milestones: z.number(),
  unmeasurable: z.array(z.unknown()),
  differences: z.array(z.looseObject({ hour: z.string(), channel: z.string() })),
  applied: z.boolean(),
})

async function rebuild(range: { readonly from: number; readonly to: number }, ...more: readonly string[]) {
  const times = ['--from', new Date(range.from).toISOString(), '--to', new Date(range.to).toISOString()]
  const args = ['infra/commands/reaction-times.ts', 'rebuild', ...times, '--local', dataDir, '--json', ...more]
  const { stdout } = await promisify(execFile)(process.execPath, args)
  return rebuildSchema.parse(JSON.parse(stdout))
}

it('a rebuild of the running system agrees with what the stream counted, and heals what it did not', async () => {
  const { client, tables, now } = await reach({
    names: ['inquiries', 'reactionTimes', 'advisorFigures', 'configuration'],
    local: dataDir,
  })
  const range = { from: now - HOUR, to: now + HOUR }
  const email = bank.address('rebuild')
  await bank.write('Wie sind Ihre Öffnungszeiten?', email)
  await bank.acknowledgement(email)
  await bank.settled()
  const counted = await until('agreement', async () => {
    const found = await rebuild(range, '--force')
    return found.milestones > 0 && found.differences.length === 0 && found
  })
  expect(counted).toMatchObject({ unmeasurable: [], applied: false })

  const reactionTimes = createReactionTimes({ client, tables })
  const before = await reactionTimes.cells(range.from, range.to)
  await reactionTimes.replace(range.from, range.to, [])
  const careful = await rebuild(range, '--apply')
  expect(careful.heldBack?.to).toBe(new Date(Math.ceil(range.to / HOUR) * HOUR).toISOString())
  const healed = await rebuild(range, '--apply', '--force')
  expect(healed).toMatchObject({ milestones: counted.milestones, applied: true })
  expect(compareCells(before, await reactionTimes.cells(range.from, range.to))).toEqual([])
  expect(await rebuild(range, '--force')).toMatchObject({ differences: [], applied: false })
})
