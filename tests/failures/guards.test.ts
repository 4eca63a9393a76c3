import { readFile } from 'node:fs/promises'
import { expect, it } from 'vitest'
import { GUARDS } from './guards.ts'

it.each(GUARDS)(
  'the guard against $failure in $file is where it was, so that it can be taken out',
  async ({ file, guard }) => {
    expect((await readFile(file, 'utf8')).split(guard)).toHaveLength(2)
  },
)
