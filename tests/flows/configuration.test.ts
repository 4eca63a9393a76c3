import { execFile } from 'node:child_process'
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { z } from 'zod'
import { Bank } from '#tests/support/bank-from-outside.ts'
import { until } from '#tests/support/outside.ts'

const bank = new Bank()
const run = promisify(execFile)
const config = async (...args: string[]) =>
  (await run(process.execPath, ['infra/commands/config.ts', ...args, '--local', inject('dataDir')])).stdout
let directory = ''
let first = 0
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'anklang-config-'))
  await cp('config/musterbank', directory, { recursive: true })
  first = await inForce()
})
afterAll(() => rm(directory, { recursive: true }))

const inForce = async () => {
  const { json } = await bank.json('GET', '/v1/operations/configuration', { token: await bank.operator() })
  return z.object({ version: z.number() }).parse(json).version
}
async function change(file: string, from: string | RegExp, to: string): Promise<void> {
  const path = join(directory, file)
  const text = await readFile(path, 'utf8')
  const changed = text.replace(from, to)
  expect(changed).not.toBe(text)
  await writeFile(path, changed)
}
let written = 0
/** The desk of an inquiry that is written now; functions may hold the version before for 15 seconds. */
async function deskOfNext(): Promise<string | undefined> {
  written += 1
  // A domain of their own: acknowledgements to one domain are bounded, and other flows need theirs.
  const accepted = await bank.write(
    'Meine neue Karte ist noch nicht angekommen.',
    `config-${written}@versionen.example`,
  )
  return until('registration', async () => (await bank.shown(accepted)).desk)
}
const untilRoutedTo = (desk: string) => until(`routing to ${desk}`, async () => (await deskOfNext()) === desk, 60_000)

// Each command is a process, and each apply looks at every text: longer than the usual time where others have the cores.
describe('a configuration', { timeout: 240_000 }, () => {
  it('is refused with file, line and what would be right, and nothing changes', async () => {
    await change('topics.yaml', 'desk: cards', 'desk: crads')
    const refused = expect.objectContaining({
      stderr: expect.stringMatching(/topics\.yaml:\d+:\d+\n.*crads.*did you mean cards\?/su),
    })
    await expect(config('apply', directory)).rejects.toEqual(refused)
    await change('topics.yaml', 'desk: crads', 'desk: cards')
    expect(await inForce()).toBe(first)
  })

  it('routes the next inquiries without a deployment, and no longer once it is rolled back', async () => {
    await untilRoutedTo('cards')
    await change('topics.yaml', /desk: cards/gu, 'desk: accounts')
    expect(await config('apply', directory, '--note', 'cards are worked by accounts')).toContain(
      `Version ${first + 1} is in force`,
    )
    expect(await config('apply', directory)).toContain(`Nothing differs from version ${first + 1}`)
    await untilRoutedTo('accounts')
    expect(await config('history')).toContain('cards are worked by accounts')
    expect(await config('diff', String(first), String(first + 1))).toMatch(/topics\[.*\]\.desk: "cards" → "accounts"/u)
    expect(await config('rollback', String(first))).toContain(`it is what version ${first} was`)
    await untilRoutedTo('cards')
  })

  it('takes the absences of a calendar, once however often it is imported, and keeps them when files are applied', async () => {
    const [advisor] = (await bank.people()).advisors
    const id = advisor?.sub.replace(/^advisor-/u, '') ?? ''
    const file = join(directory, 'leave.ics')
    const day = new Date(Date.now() + 40 * 86_400_000).toISOString().slice(0, 10).replaceAll('-', '')
    const event = ['BEGIN:VEVENT', 'UID:leave', 'DTSTAMP:20261101T000000Z', `DTSTART;VALUE=DATE:${day}`, 'END:VEVENT']
    await writeFile(file, ['BEGIN:VCALENDAR', 'VERSION:2.0', ...event, 'END:VCALENDAR', ''].join('\r\n'))
    const before = await inForce()
    expect(await config('import-absences', file, '--advisor', id)).toContain(`Version ${before + 1} is in force`)
    expect(await config('import-absences', file, '--advisor', id)).toContain(
      `Nothing differs from version ${before + 1}`,
    )
    expect(await config('apply', 'config/musterbank')).toContain(`Nothing differs from version ${before + 1}`)
    await config('rollback', String(before))
  })
})
