import { mkdirSync, mkdtempSync, readdirSync, rmSync, utimesSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { keepInUse, removeUnused } from './upkeep.ts'

it('old syntheses go, the latest three, those in use and unfinished ones of today stay', async () => {
  const parent = mkdtempSync(join(tmpdir(), 'anklang-upkeep-'))
  const make = (name: string, minutes: number): void => {
    mkdirSync(join(parent, name))
    const at = new Date(Date.now() - minutes * 60_000)
    utimesSync(join(parent, name), at, at)
  }
  make('a', 1)
  make('b', 2)
  make('c', 3)
  make('recent', 4)
  make('old', 30)
  make('used', 40)
  make('making.1.tmp', 5)
  make('abandoned.2.tmp', 90)
  const release = keepInUse(join(parent, 'used'))
  await removeUnused(parent)
  expect(readdirSync(parent).sort()).toEqual(['a', 'b', 'c', 'making.1.tmp', 'recent', 'used'])
  release()
  rmSync(parent, { recursive: true, force: true })
})
