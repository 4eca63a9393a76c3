import type { REACTION_TIMES_OPERATIONS } from '#shared/api/operations/reaction-times.ts'
import { pageOf, pagingShape } from '#shared/api/paging.ts'
import { reachedQuerySchema, reactionTimesQuerySchema } from '#shared/api/reaction-times.ts'
import { iso } from '#shared/instant.ts'
import type { HttpRoute } from '#shared/lambda/http/http-handler.ts'
import { readQuery, withInput } from '#shared/lambda/http/input.ts'
import { rangeOf } from '#shared/lambda/http/range.ts'
import type { HttpRequest } from '#shared/lambda/http/request.ts'
import { json, table } from '#shared/lambda/http/result.ts'
import { hasDimensions, wantedOf } from '#shared/reaction-times/filter.ts'
import type { Measurement } from '#shared/reaction-times/reaction-times.ts'
import { type Group, report } from '#shared/reaction-times/report.ts'
import { reportCsv } from '#shared/reaction-times/report-csv.ts'
import type { OperationsApiDeps } from './handler.ts'

type Deps = Pick<OperationsApiDeps, 'reactionTimes' | 'configuration' | 'clock'>

/** Reaction times: figures by group, the same as a table, and the inquiries behind them. */
export function reactionTimesRoutes(deps: Deps): Record<keyof typeof REACTION_TIMES_OPERATIONS, HttpRoute> {
  const groupsOf = async (request: HttpRequest): Promise<readonly Group[]> => {
    const query = readQuery(request, reactionTimesQuerySchema)
    const { from, to } = rangeOf(query, deps.clock())
    const [cells, { zone }] = await Promise.all([deps.reactionTimes.cells(from, to), deps.configuration()])
    const wanted = wantedOf(query)
    const chosen = cells.filter((cell) => hasDimensions(cell, wanted))
    return report(chosen, query.groupBy, query.clock, zone)
  }
  return {
    'GET /v1/operations/reaction-times': async (request) => json(200, { groups: await groupsOf(request) }),
    'GET /v1/operations/reaction-times.csv': async (request) => table(reportCsv(await groupsOf(request))),
    'GET /v1/operations/reaction-times/inquiries': async (request) => {
      const { milestone, limit, cursor, ...query } = readQuery(request, reachedQuerySchema.extend(pagingShape))
      const { from, to } = rangeOf(query, deps.clock())
      const wanted = { ...wantedOf(query), from, to, counted: milestone }
      const page = pageOf({ limit, cursor })
      const { items, ...rest } = await withInput(['cursor'], () => deps.reactionTimes.reached(wanted, page))
      return json(200, { items: items.map(reachedJson), ...rest })
    },
  }
}

const reachedJson = ({ inquiryId, counted, at, kept, ...one }: Measurement) => ({
  inquiryId,
  milestone: counted,
  at: iso(at),
  channel: one.channel,
  desk: one.desk,
  topic: one.topic,
  language: one.language,
  businessSeconds: one.businessSeconds,
  calendarSeconds: one.calendarSeconds,
  ...(kept === undefined ? {} : { kept }),
})
