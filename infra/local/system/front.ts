import { message, readRequest, writeResponse } from '../gateway/exchange.ts'
import type { Origin } from '../gateway/front-door.ts'
import { type NodeHandler, type RunningServer, startServer } from '../gateway/http-server.ts'
import type { createLocalApi } from '../helpers/local-api.ts'
import type { Settings } from '../settings.ts'
import type { LocalIdentity } from './identity.ts'

/** API Gateway's limit of a request body. */
const BODY_LIMIT = 10 * 1_048_576

/** The public port: taken at once, answering 503 until `open` is called. */
export interface Front extends RunningServer {
  /** Without slash at the end. */
  readonly url: string
  open(frontDoor: Origin, localApi: ReturnType<typeof createLocalApi>, identity: LocalIdentity): void
}

/** Throws StartError where the port is taken. */
export async function startFront({ host, port }: Settings): Promise<Front> {
  let handler: NodeHandler = async (_incoming, outgoing) => writeResponse(outgoing, message(503, 'Starting'))
  const server = await startServer(host, port, (incoming, outgoing) => handler(incoming, outgoing), 'ANKLANG_PORT')
  const reachable = host === '0.0.0.0' || host === '::' ? '127.0.0.1' : host
  return {
    ...server,
    url: `http://${reachable.includes(':') ? `[${reachable}]` : reachable}:${server.port}`,
    open: (frontDoor, localApi, identity) => {
      handler = async (incoming, outgoing) => {
        const provider = identity.find(incoming.url ?? '/')
        if (provider !== undefined) return provider(incoming, outgoing)
        const request = await readRequest(incoming, BODY_LIMIT)
        writeResponse(outgoing, (await localApi(request)) ?? (await frontDoor(request)))
      }
    },
  }
}
