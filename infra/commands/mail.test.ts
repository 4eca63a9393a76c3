import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'

const root = fileURLToPath(new URL('../..', import.meta.url))
const run = (...args: readonly string[]) =>
  spawnSync(process.execPath, ['infra/commands/mail.ts', ...args], { cwd: root, encoding: 'utf8', timeout: 60_000 })
const lines = z.array(z.object({ file: z.string(), error: z.string().optional(), acknowledge: z.boolean().optional() }))

describe('npm run mail -- read', () => {
  const person = 'tests/mail/automatic/person.eml'
  const robot = 'tests/mail/automatic/auto-replied.eml'

  it('prints one JSON document in the order of the files, and goes on behind one that cannot be read', () => {
    const { stdout, stderr, status } = run('read', person, 'no-such-file.eml', robot, '--json')
    expect(status).toBe(0)
    expect(stderr).toContain('3 of 3 read')
    const read = lines.parse(JSON.parse(stdout))
    expect(read.map(({ file, acknowledge }) => [file, acknowledge])).toEqual([
      [person, true],
      ['no-such-file.eml', undefined],
      [robot, false],
    ])
    expect(read[1]?.error).toContain('ENOENT')
  })

  it('prints text for people without --json', () => {
    const { stdout, status } = run('read', person, robot, 'no-such-file.eml', 'tests/mail/reading/mixed-with-pdf.eml')
    expect(status).toBe(0)
    expect(stdout).toContain('would be acknowledged')
    expect(stdout).toContain('no acknowledgement: auto-submitted')
    expect(stdout).toContain('+ Vertrag Müller.pdf (application/pdf, 15 bytes)')
  })

  it.each([[[]], [['read']], [['write', person]], [['read', person, '--what']]])(
    'fails with its usage for %j',
    (args) => {
      const { status, stdout, stderr } = run(...args)
      expect([status, stdout]).toEqual([1, ''])
      expect(stderr).not.toBe('')
    },
  )
})
