import { advisorSummary } from '#shared/api/inquiry-json.ts'
import type { SEARCH_OPERATIONS } from '#shared/api/operations/search.ts'
import { pageOf } from '#shared/api/paging.ts'
import { searchSchema } from '#shared/api/search.ts'
import { dayNumber } from '#shared/calendar/local-day.ts'
import { zoneNamed } from '#shared/calendar/zone.ts'
import type { HttpRoute } from '#shared/lambda/http/http-handler.ts'
import { readJson, withInput } from '#shared/lambda/http/input.ts'
import { json } from '#shared/lambda/http/result.ts'
import { lookFor, type SearchDeps } from '#shared/search/look-for.ts'
import { advisorOf } from './advisor-of.ts'
import type { AdvisorApiDeps } from './handler.ts'

/** Finding inquiries at one's desks. */
export function searchRoutes(
  deps: Pick<AdvisorApiDeps, 'configuration'> & SearchDeps,
): Record<keyof typeof SEARCH_OPERATIONS, HttpRoute> {
  return {
    'POST /v1/advisor/search': async (request) => {
      const index = await deps.configuration()
      const { advisor, nameOf } = advisorOf(request, index)
      const { text, from, to, ...paging } = readJson(request, searchSchema)
      const { startOf } = zoneNamed(index.zone)
      const question = {
        text,
        ...pageOf(paging),
        ...(from === undefined ? {} : { from: startOf(dayNumber(from)) }),
        ...(to === undefined ? {} : { to: startOf(dayNumber(to) + 1) }),
      }
      const { items, ...rest } = await withInput(['cursor'], () => lookFor(deps, advisor, index, question))
      return json(200, { items: items.map((inquiry) => advisorSummary(inquiry, nameOf)), ...rest })
    },
  }
}
