import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { expect, it } from 'vitest'
import { sourceStamp } from './stamp.ts'

it('the stamp changes with sources and configuration, not with tests, built pages or the local runtime', async () => {
  const root = mkdtempSync(join(tmpdir(), 'anklang-stamp-'))
  const config = join(root, 'config', 'bank')
  const write = (path: string, content: string): void => {
    mkdirSync(dirname(join(root, path)), { recursive: true })
    writeFileSync(join(root, path), content)
  }
  write('shared/core.ts', '1')
  write('config/bank/desks.yaml', '1')
  const stamp = () => sourceStamp(root, config)
  const first = await stamp()
  for (const path of ['shared/core.test.ts', 'web/dist/index.html', 'infra/local/main.ts', 'README.md'])
    write(path, 'new')
  expect(await stamp()).toBe(first)
  write('shared/core.ts', '2')
  const second = await stamp()
  write('config/bank/desks.yaml', '2')
  expect(new Set([first, second, await stamp()]).size).toBe(3)
  rmSync(root, { recursive: true, force: true })
})
