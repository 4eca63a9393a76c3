import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import { PICTURES } from './pictures.ts'
import type { Problem } from './problem.ts'
import type { Advisor } from './schema.ts'

/** Shown at the size of a thumb, on telephones too. */
const MOST_BYTES = 200_000

/** Pictures that are not there, too large, or named by what customers are not to see. */
export async function checkPictures(directory: string, advisors: readonly Advisor[]): Promise<Problem[]> {
  const problems = advisors.map(async ({ id, picture }, index): Promise<Problem[]> => {
    if (picture === undefined) return []
    const path = ['advisors', index, 'picture']
    if (picture.includes(id)) return [{ path, message: 'must not hold the id, which customers never see' }]
    const file = await stat(join(directory, PICTURES, picture)).catch(() => undefined)
    if (file?.isFile() !== true) return [{ path, message: `must be a file in ${PICTURES}/` }]
    return file.size > MOST_BYTES ? [{ path, message: `must have at most ${MOST_BYTES / 1_000} KB` }] : []
  })
  return (await Promise.all(problems)).flat()
}
