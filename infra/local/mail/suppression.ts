import { z } from 'zod'
import { json, type Request, type Response } from '../gateway/exchange.ts'
import type { State } from '../state.ts'

const KEY = 'suppression-list'
const PATH = '/v2/email/suppression/addresses'
const entry = z.object({
  EmailAddress: z.string(),
  Reason: z.enum(['BOUNCE', 'COMPLAINT']),
  LastUpdateTime: z.number(),
})
const listSchema = z.array(entry)
const putSchema = z.object({ EmailAddress: z.string().min(3), Reason: z.enum(['BOUNCE', 'COMPLAINT']) })

const entries = (state: State) => state.read(KEY, listSchema) ?? []
const same = (address: string) => (known: z.infer<typeof entry>) =>
  known.EmailAddress.toLowerCase() === address.toLowerCase()

export const isSuppressed = (state: State, address: string): boolean => entries(state).some(same(address))

/** The account's suppression list (SES API v2: Put-, Get-, Delete-, ListSuppressedDestinations); undefined for other paths. */
export function handleSuppression(request: Request, state: State): Response | undefined {
  if (request.path === PATH && request.method === 'PUT') {
    const put = putSchema.safeParse(JSON.parse(request.body.toString('utf8')))
    if (!put.success) return json(400, { message: 'EmailAddress and Reason are required.' })
    const others = entries(state).filter((known) => !same(put.data.EmailAddress)(known))
    state.write(KEY, [...others, { ...put.data, LastUpdateTime: Date.now() / 1_000 }])
    return json(200, {})
  }
  if (request.path === PATH && request.method === 'GET')
    return json(200, { SuppressedDestinationSummaries: entries(state) })
  if (!request.path.startsWith(`${PATH}/`)) return undefined
  const address = decodeURIComponent(request.path.slice(PATH.length + 1))
  const found = entries(state).find(same(address))
  if (found === undefined) {
    const missing = json(404, { message: `Email address ${address} does not exist on your suppression list.` })
    return { ...missing, headers: { ...missing.headers, 'x-amzn-errortype': 'NotFoundException' } }
  }
  if (request.method === 'GET') return json(200, { SuppressedDestination: found })
  if (request.method !== 'DELETE') return undefined
  state.write(
    KEY,
    entries(state).filter((known) => !same(address)(known)),
  )
  return json(200, {})
}
