import { once } from 'node:events'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { StartError } from '../start-error.ts'
import { BodyTooLarge, message, type Request, type Response, readRequest, writeResponse } from './exchange.ts'

const GRACE_MS = 1_500

export type NodeHandler = (request: IncomingMessage, response: ServerResponse) => Promise<void>

export interface RunningServer {
  readonly port: number
  /** Finishes what it has begun, for at most 1.5 s. */
  stop(): Promise<void>
}

/** Listens for HTTP. Throws StartError (with `portVariable` in it) where the port cannot be used. */
export async function startServer(
  host: string,
  port: number,
  handler: NodeHandler,
  portVariable: string,
): Promise<RunningServer> {
  const server: Server = createServer((request, response) => {
    handler(request, response).catch((error: unknown) => {
      if (response.headersSent) response.destroy()
      else if (error instanceof BodyTooLarge) {
        response.setHeader('connection', 'close')
        writeResponse(response, message(413, 'Request Entity Too Large'))
      } else writeResponse(response, message(503, 'Service Unavailable'))
    })
  })
  server.keepAliveTimeout = 30_000
  server.listen(port, host)
  await once(server, 'listening').catch((cause: unknown) => {
    const reason =
      cause instanceof Error && 'code' in cause && cause.code === 'EADDRINUSE' ? 'is in use' : 'cannot be used'
    throw new StartError(
      `Port ${port} ${reason}: stop the program that has it or set ${portVariable} to another port.`,
      { cause },
    )
  })
  const address = server.address()
  return {
    port: typeof address === 'object' && address !== null ? address.port : port,
    stop: async () => {
      if (!server.listening) return
      const closed = new Promise<void>((resolve) => server.close(() => resolve()))
      server.closeIdleConnections()
      const timer = setTimeout(() => server.closeAllConnections(), GRACE_MS)
      await closed
      clearTimeout(timer)
    },
  }
}

/** A handler of whole requests and responses with at most `limit` bytes of body. */
export const wholeRequests =
  (limit: number, handle: (request: Request) => Promise<Response>): NodeHandler =>
  async (incoming, outgoing) =>
    writeResponse(outgoing, await handle(await readRequest(incoming, limit)))
