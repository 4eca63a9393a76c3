import createClient, { type Client } from 'openapi-fetch'
import type { Session } from '../sign-in/session.ts'
import type { paths } from './generated/api.ts'
import { ApiProblem } from './problem.ts'

/** Longer than API Gateway waits for a function. */
const TIMEOUT_MS = 30_000

export type Api = Client<paths>

/** The API as its OpenAPI document describes it, with the token of whoever is signed in. */
export function createApi(session?: Session): Api {
  return createClient<paths>({
    baseUrl: location.origin,
    fetch: async (request) => {
      const again = request.clone()
      const first = await authorised(request, session)
      if (first.status !== 401 || session === undefined) return first
      await session.renew()
      return session.expired ? first : authorised(again, session)
    },
  })
}

async function authorised(request: Request, session: Session | undefined): Promise<Response> {
  if (session !== undefined) request.headers.set('authorization', `Bearer ${await session.accessToken()}`)
  const signal = AbortSignal.any([request.signal, AbortSignal.timeout(TIMEOUT_MS)])
  return fetch(request, { signal })
}

type Answer<D> = Promise<{ readonly data?: D; readonly error?: unknown; readonly response: Response }>

/** What a call gave. Throws ApiProblem for everything else, without a network with kind `offline`. */
export async function call<D>(answer: Answer<D>): Promise<D> {
  const data = await callIfChanged(answer)
  if (data === undefined) throw new ApiProblem(502, undefined)
  return data
}

/** As `call`; undefined where the API says that the caller has it already (204). */
export async function callIfChanged<D>(answer: Answer<D>): Promise<D | undefined> {
  const { data, error, response } = await answer.catch((cause: unknown) => {
    if (cause instanceof DOMException && cause.name === 'AbortError') throw cause
    throw new ApiProblem(0, {}, { cause })
  })
  if (!response.ok) throw new ApiProblem(response.status, error)
  return response.status === 204 ? undefined : data
}
