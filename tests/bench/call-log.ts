import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'

/** Tells the DynamoDB proxy which function calls. */
export const FUNCTION_HEADER = 'x-bench-function'
const MARK = 'bench-call'

/**
 * Put before a bundle, it writes a line to the function's log for each HTTP request, by Node.js's own diagnostics channel:
 * the product's code runs unchanged. Attempts that the SDK repeats count again, as they would be billed.
 */
export const listening = (name: string): string => `
import { subscribe as __subscribe } from 'node:diagnostics_channel'
__subscribe('http.client.request.created', ({ request }) => {
  request.setHeader('${FUNCTION_HEADER}', '${name}')
  process.stdout.write(JSON.stringify({ mark: '${MARK}', at: Date.now(), function: '${name}', method: request.method,
    path: request.path, target: request.getHeader('x-amz-target') ?? '' }) + '\\n')
})
`

const lineSchema = z.object({
  mark: z.literal(MARK),
  at: z.number(),
  function: z.string(),
  method: z.string(),
  path: z.string(),
  target: z.string(),
})

/** One call of a function to the cloud. */
export interface CloudCall {
  readonly at: number
  readonly function: string
  /** `sqs:SendMessage`, `dynamodb:Query`, `ses:SendEmail`, `s3:PUT` */
  readonly operation: string
}

const SERVICES: Readonly<Record<string, string>> = {
  DynamoDB_20120810: 'dynamodb',
  AmazonSQS: 'sqs',
  secretsmanager: 'secretsmanager',
}

/** Every call that the functions of a data directory's logs have made. */
export async function readCalls(dataDir: string): Promise<CloudCall[]> {
  const directory = join(dataDir, 'logs')
  const files = await readdir(directory)
  const texts = await Promise.all(files.map((name) => readFile(join(directory, name), 'utf8')))
  return texts
    .flatMap((text) => text.split('\n'))
    .filter((line) => line.includes(`"${MARK}"`))
    .map((line) => {
      const { at, function: name, method, path, target } = lineSchema.parse(JSON.parse(line))
      return { at, function: name, operation: operationOf(method, path, target) }
    })
}

function operationOf(method: string, path: string, target: string): string {
  if (path === '/v2/email/outbound-emails') return 'ses:SendEmail'
  const [service = '', operation = ''] = target.split('.')
  return target === '' ? `s3:${method}` : `${SERVICES[service] ?? service}:${operation}`
}
