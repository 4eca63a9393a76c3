import { costsQuerySchema } from '#shared/api/costs.ts'
import type { CostRoute } from '#shared/api/operations/costs.ts'
import { type DayCost, estimateCosts } from '#shared/costs/estimate.ts'
import { MEASURED_ON, SERVICE_NAMES } from '#shared/costs/usage.ts'
import { csv } from '#shared/csv/csv.ts'
import { CHANNELS } from '#shared/inquiry/inquiry.ts'
import type { HttpRoute } from '#shared/lambda/http/http-handler.ts'
import { readQuery } from '#shared/lambda/http/input.ts'
import { rangeOf } from '#shared/lambda/http/range.ts'
import type { HttpRequest } from '#shared/lambda/http/request.ts'
import { json, table } from '#shared/lambda/http/result.ts'
import type { OperationsApiDeps } from './handler.ts'

type Deps = Pick<OperationsApiDeps, 'reactionTimes' | 'configuration' | 'clock'>
const DEFAULT_DAYS = 30

/** What inquiries cost, estimated: by day, and the same as a table. */
export function costRoutes(deps: Deps): Readonly<Record<CostRoute, HttpRoute>> {
  const estimated = async (request: HttpRequest) => {
    const { from, to } = rangeOf(readQuery(request, costsQuerySchema), deps.clock(), DEFAULT_DAYS)
    const [cells, { zone, institute }] = await Promise.all([deps.reactionTimes.cells(from, to), deps.configuration()])
    const { prices } = institute
    return { measuredOn: MEASURED_ON, pricesReadOn: prices.readOn, days: estimateCosts(cells, prices, zone) }
  }
  return {
    'GET /v1/operations/costs': async (request) => json(200, await estimated(request)),
    'GET /v1/operations/costs.csv': async (request) => table(costsCsv((await estimated(request)).days)),
  }
}

const costsCsv = (days: readonly DayCost[]): string =>
  csv([
    [
      'day',
      ...CHANNELS.map((channel) => `${channel}_inquiries`),
      ...SERVICE_NAMES.map((name) => `${name}_usd`),
      'usd',
      'usd_per_inquiry',
    ],
    ...days.map(({ day, inquiries, services, cost, perInquiry }) => [
      day,
      ...CHANNELS.map((channel) => inquiries[channel]),
      ...SERVICE_NAMES.map((name) => services[name]),
      cost,
      perInquiry,
    ]),
  ])
