import { once } from 'node:events'
import { createServer, type IncomingMessage } from 'node:http'
import { z } from 'zod'
import { FUNCTION_HEADER } from './call-log.ts'

/** What DynamoDB says that one call consumed. */
export interface Consumed {
  readonly at: number
  /** Empty for calls of the local runtime itself. */
  readonly function: string
  readonly operation: string
  readonly readUnits: number
  readonly writeUnits: number
  /** A refused condition or a cancelled transaction: consumed capacity is billed, but not reported. */
  readonly refused: boolean
}

export interface CountingProxy {
  readonly url: string
  readonly consumed: readonly Consumed[]
  stop(): Promise<void>
}

const READS = new Set(['GetItem', 'BatchGetItem', 'TransactGetItems', 'Query', 'Scan'])
const WRITES = new Set(['PutItem', 'UpdateItem', 'DeleteItem', 'BatchWriteItem', 'TransactWriteItems'])

const capacity = z.object({ CapacityUnits: z.number() })
const answerSchema = z.object({ ConsumedCapacity: z.union([capacity, z.array(capacity)]).optional() })

/** Stands before a DynamoDB engine on loopback, asks it for the consumed capacity of every call and keeps the sum. */
export async function startCountingProxy(engine: string): Promise<CountingProxy> {
  const consumed: Consumed[] = []
  const server = createServer(async (incoming, outgoing) => {
    try {
      const [, operation = ''] = String(incoming.headers['x-amz-target'] ?? '').split('.')
      const counted = READS.has(operation) || WRITES.has(operation)
      const given = await bodyOf(incoming)
      const body = counted ? JSON.stringify({ ...readObject(given), ReturnConsumedCapacity: 'INDEXES' }) : given
      const answer = await fetch(engine, { method: 'POST', headers: passedOn(incoming), body })
      const text = await answer.text()
      if (counted) {
        const units = answer.ok ? unitsOf(text) : 0
        consumed.push({
          at: Date.now(),
          function: String(incoming.headers[FUNCTION_HEADER] ?? ''),
          operation,
          readUnits: READS.has(operation) ? units : 0,
          writeUnits: WRITES.has(operation) ? units : 0,
          refused: !answer.ok,
        })
      }
      outgoing.writeHead(answer.status, { 'content-type': answer.headers.get('content-type') ?? '' })
      outgoing.end(text)
    } catch {
      // The engine or the system is stopping; the SDK tries again or its function is gone.
      outgoing.destroy()
    }
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('the proxy has no port')
  return {
    url: `http://127.0.0.1:${address.port}`,
    consumed,
    stop: async () => {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}

async function bodyOf(incoming: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of incoming) chunks.push(Buffer.from(chunk))
  return Buffer.concat(chunks).toString('utf8')
}

const readObject = (text: string): Record<string, unknown> => z.record(z.string(), z.unknown()).parse(JSON.parse(text))

/** What the engine looks at; the rest belongs to the connection. */
const passedOn = ({ headers }: IncomingMessage): Record<string, string> =>
  Object.fromEntries(
    ['content-type', 'x-amz-target', 'x-amz-date', 'authorization'].flatMap((name) => {
      const value = headers[name]
      return typeof value === 'string' ? [[name, value]] : []
    }),
  )

function unitsOf(text: string): number {
  const { ConsumedCapacity = [] } = answerSchema.parse(JSON.parse(text))
  return [ConsumedCapacity].flat().reduce((sum, { CapacityUnits }) => sum + CapacityUnits, 0)
}
