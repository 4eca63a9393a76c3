import { declineSchema, mergeSchema, nothingSchema, offerSchema } from '#shared/api/advisor.ts'
import { type ConsoleStateJson, sessionInputSchema, snoozeSchema } from '#shared/api/console.ts'
import { advisorSummary } from '#shared/api/inquiry-json.ts'
import type { CONSOLE_OPERATIONS } from '#shared/api/operations/console.ts'
import type { ConsoleState } from '#shared/console/console-state.ts'
import { look } from '#shared/console/look.ts'
import { iso } from '#shared/instant.ts'
import type { HttpRoute } from '#shared/lambda/http/http-handler.ts'
import { readJson, withInput } from '#shared/lambda/http/input.ts'
import { json, nothingNew } from '#shared/lambda/http/result.ts'
import { pullNext } from '#shared/routing/pull-next.ts'
import { acting } from './acting.ts'
import { advisorOf } from './advisor-of.ts'
import type { AdvisorApiDeps } from './handler.ts'
import { namesJson } from './names-json.ts'

/** What the console asks beyond working on an inquiry. */
export function consoleRoutes(deps: AdvisorApiDeps): Record<keyof typeof CONSOLE_OPERATIONS, HttpRoute> {
  const { desk, configuration } = deps
  return {
    'POST /v1/advisor/me/session': async (request) => {
      const { advisorId } = advisorOf(request, await configuration())
      const state = await look(deps, advisorId, readJson(request, sessionInputSchema))
      return state === undefined ? nothingNew() : json(200, stateJson(state))
    },
    'GET /v1/advisor/names': async (request) => {
      const index = await configuration()
      return json(200, namesJson(index, advisorOf(request, index).advisor))
    },
    'POST /v1/advisor/inquiries/next': async (request) => {
      const { advisorId, nameOf } = advisorOf(request, await configuration())
      readJson(request, nothingSchema)
      const pulled = await pullNext(deps, advisorId)
      if (pulled.state !== 'taken') return json(200, pulled)
      const inquiry = await desk.find(pulled.inquiryId, advisorId)
      return json(200, { state: pulled.state, inquiry: advisorSummary(inquiry, nameOf) })
    },
    'POST /v1/advisor/inquiries/{id}/snooze': acting(deps, 200, (request, id, advisorId) => {
      const { until } = readJson(request, snoozeSchema)
      return withInput(['until'], () => desk.snooze(id, advisorId, until === undefined ? undefined : Date.parse(until)))
    }),
    'POST /v1/advisor/inquiries/{id}/wake': acting(deps, 200, (request, id, advisorId) => {
      readJson(request, nothingSchema)
      return desk.wake(id, advisorId)
    }),
    'POST /v1/advisor/inquiries/{id}/offer': acting(deps, 200, (request, id, advisorId) => {
      const to = readJson(request, offerSchema)
      return withInput(['advisorId'], () => desk.offer(id, advisorId, to))
    }),
    'POST /v1/advisor/inquiries/{id}/accept': acting(deps, 200, (request, id, advisorId) => {
      readJson(request, nothingSchema)
      return desk.accept(id, advisorId)
    }),
    'POST /v1/advisor/inquiries/{id}/decline': acting(deps, 200, (request, id, advisorId) =>
      desk.decline(id, advisorId, readJson(request, declineSchema).note),
    ),
    'POST /v1/advisor/inquiries/{id}/merge': acting(deps, 200, (request, id, advisorId) => {
      const { into } = readJson(request, mergeSchema)
      return withInput(['into'], () => desk.merge(id, advisorId, into))
    }),
    'POST /v1/advisor/inquiries/{id}/undo': acting(deps, 200, (request, id, advisorId) => {
      readJson(request, nothingSchema)
      return desk.undo(id, advisorId)
    }),
  }
}

const stateJson = ({ me, desks, viewing, others, ...rest }: ConsoleState): ConsoleStateJson => ({
  ...rest,
  me: { ...me, desks: [...me.desks], languages: [...me.languages], leads: [...me.leads] },
  desks: desks.map(({ nextDueAt, ...one }) => ({
    ...one,
    ...(nextDueAt === undefined ? {} : { nextDueAt: iso(nextDueAt) }),
  })),
  others: [...others],
  ...(viewing === undefined ? {} : { viewing }),
})
