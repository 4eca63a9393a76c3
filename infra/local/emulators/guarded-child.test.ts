import { execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { promisify } from 'node:util'
import { expect, it } from 'vitest'
import { startGuarded } from './guarded-child.ts'

const runs = async (marker: string): Promise<boolean> =>
  promisify(execFile)('ps', ['-eo', 'args']).then(({ stdout }) => stdout.split('\n').includes(`sleep ${marker}`))
const until = async (condition: () => Promise<boolean>): Promise<void> => {
  while (!(await condition())) await new Promise((resolve) => setImmediate(resolve))
}

it('a guarded child dies with its parent, even by kill -9', async () => {
  const marker = `987${process.pid}`
  const module = new URL('./guarded-child.ts', import.meta.url).href
  const script = `const { startGuarded } = await import(${JSON.stringify(module)}); startGuarded('sleep', ['${marker}']); setInterval(() => {}, 1000)`
  const parent = spawn(process.execPath, ['--input-type=module', '-e', script], { stdio: 'ignore' })
  await until(() => runs(marker))
  parent.kill('SIGKILL')
  await once(parent, 'exit')
  await until(async () => !(await runs(marker)))
  expect(await runs(marker)).toBe(false)
})

it('a guarded child that ends by itself is reported with its code and what it said', async () => {
  const child = startGuarded('sh', ['-c', 'echo no such file >&2; exit 3'])
  expect(await child.ended).toBe(3)
  expect(child.complaint()).toBe('no such file')
})
