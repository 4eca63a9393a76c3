import { advisorSummary } from '#shared/api/inquiry-json.ts'
import type { TEAM_OPERATIONS } from '#shared/api/operations/team.ts'
import { reassignSchema } from '#shared/api/team.ts'
import type { HttpRoute } from '#shared/lambda/http/http-handler.ts'
import { readJson, withInput } from '#shared/lambda/http/input.ts'
import { json } from '#shared/lambda/http/result.ts'
import { teamOf } from '#shared/roster/team.ts'
import { workOf } from '#shared/roster/work-of.ts'
import { giveTo, recipientsOf } from '#shared/routing/give-to.ts'
import { acting } from './acting.ts'
import { advisorOf } from './advisor-of.ts'
import type { AdvisorApiDeps } from './handler.ts'
import { teamJson } from './team-json.ts'

/** What whoever leads desks sees of them, and giving their work to somebody. */
export function teamRoutes(deps: AdvisorApiDeps): Record<keyof typeof TEAM_OPERATIONS, HttpRoute> {
  const { configuration } = deps
  return {
    'GET /v1/advisor/team': async (request) => {
      const index = await configuration()
      const { advisorId } = advisorOf(request, index)
      return json(200, teamJson(await teamOf(deps, advisorId, index, deps.clock())))
    },
    'GET /v1/advisor/team/{advisorId}/inquiries': async (request) => {
      const index = await configuration()
      const { advisorId, nameOf } = advisorOf(request, index)
      const { items, elsewhere } = await workOf(deps, advisorId, request.parameter('advisorId'), index)
      return json(200, { items: items.map((inquiry) => advisorSummary(inquiry, nameOf)), elsewhere })
    },
    'GET /v1/advisor/inquiries/{id}/recipients': async (request) => {
      const { advisorId } = advisorOf(request, await configuration())
      return json(200, { people: await recipientsOf(deps, advisorId, request.parameter('id')) })
    },
    'POST /v1/advisor/inquiries/{id}/reassign': acting(deps, 200, (request, id, advisorId) => {
      const to = readJson(request, reassignSchema)
      return withInput(['advisorId'], () => giveTo(deps, advisorId, id, to))
    }),
  }
}
