import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'

/** A value that was added to more than once in one invocation is a list in CloudWatch's embedded metric format. */
const valueSchema = z.union([z.number(), z.array(z.number())])
const lineSchema = z.looseObject({ _aws: z.unknown(), service: z.string() })

/** Sum of a metric that a function of the local system has counted, from its logs in the data directory. */
export async function countMetric(dataDir: string, service: string, metric: string): Promise<number> {
  const directory = join(dataDir, 'logs')
  let sum = 0
  for (const name of await readdir(directory)) {
    for (const line of (await readFile(join(directory, name), 'utf8')).split('\n')) {
      if (!line.includes(`"${metric}"`)) continue
      const read = lineSchema.safeParse(parse(line))
      if (read.data?.service !== service) continue
      const value = valueSchema.safeParse(read.data[metric])
      sum += value.success ? [value.data].flat().reduce((total, one) => total + one, 0) : 0
    }
  }
  return sum
}

/** A kill can leave half a line. */
function parse(line: string): unknown {
  try {
    return JSON.parse(line)
  } catch {
    return undefined
  }
}
