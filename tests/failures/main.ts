import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { cp, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { GUARDS, type Guard } from './guards.ts'

/*
 * `node tests/failures/main.ts`: takes each guard out of a copy of the sources, one after another, and runs the
 * tests of the failure that it prevents. Each time at least one of them must fail; a guard whose absence no test sees
 * makes the command fail.
 */

const ROOT = resolve(import.meta.dirname, '..', '..')
const COPIED = ['shared', 'tests', 'config', 'functions', 'package.json', 'tsconfig.json', 'vitest.config.ts']

const copy = await mkdtemp(join(tmpdir(), 'anklang-guards-'))
try {
  for (const name of COPIED) await cp(join(ROOT, name), join(copy, name), { recursive: true })
  await symlink(join(ROOT, 'node_modules'), join(copy, 'node_modules'))
  if (!(await passes('.'))) throw new Error('the tests of failures do not pass with all guards in place')
  let unseen = 0
  for (const guard of GUARDS) {
    const seen = await isSeen(guard)
    if (!seen) unseen += 1
    console.log(`${seen ? 'seen  ' : 'UNSEEN'} ${guard.failure}: ${guard.file}: ${JSON.stringify(guard.guard)}`)
  }
  console.log(`${GUARDS.length - unseen} of ${GUARDS.length} guards are missed when they are taken out.`)
  process.exitCode = unseen === 0 ? 0 : 1
} finally {
  await rm(copy, { recursive: true, force: true })
}

async function isSeen({ failure, file, guard, without }: Guard): Promise<boolean> {
  const path = join(copy, file)
  const source = await readFile(path, 'utf8')
  if (source.split(guard).length !== 2) throw new Error(`${file} does not hold the guard once: ${guard}`)
  await writeFile(
    path,
    source.replace(guard, () => without),
  )
  try {
    return !(await passes(failure.replace(/[.*+?^${}()|[\]\\]/gu, '\\$&')))
  } finally {
    await writeFile(path, source)
  }
}

/** Whether the tests of failures with this name pass. */
async function passes(name: string): Promise<boolean> {
  const vitest = join(copy, 'node_modules', 'vitest', 'vitest.mjs')
  const args = [vitest, 'run', '--project', 'unit', 'tests/failures', '--reporter', 'dot', '-t', name]
  const [code] = await once(spawn(process.execPath, args, { cwd: copy, stdio: 'ignore' }), 'exit')
  return code === 0
}
