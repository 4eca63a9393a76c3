import { ownFiguresQuerySchema, personFiguresQuerySchema, teamFiguresQuerySchema } from '#shared/api/advisor-figures.ts'
import type { FIGURES_OPERATIONS } from '#shared/api/operations/figures.ts'
import { DAY, iso } from '#shared/instant.ts'
import type { HttpRoute } from '#shared/lambda/http/http-handler.ts'
import { readQuery } from '#shared/lambda/http/input.ts'
import { rangeOf } from '#shared/lambda/http/range.ts'
import { invalidInput } from '#shared/lambda/http/refusal.ts'
import { json } from '#shared/lambda/http/result.ts'
import { type FiguresDeps, figuresOfPerson, figuresOfTeam, ownFigures } from '#shared/reaction-times/look-at-figures.ts'
import { advisorOf } from './advisor-of.ts'

const DEFAULT_DAYS = 28
/** Shorter ranges would tell who worked on which day. */
const FEWEST_DAYS = 7

/** Figures of people. */
export function figuresRoutes(deps: FiguresDeps): Record<keyof typeof FIGURES_OPERATIONS, HttpRoute> {
  const { configuration, clock } = deps
  return {
    'GET /v1/advisor/me/figures': async (request) => {
      const { advisorId, nameOf } = advisorOf(request, await configuration())
      const query = readQuery(request, ownFiguresQuerySchema)
      const range = rangeOf(query, clock(), DEFAULT_DAYS)
      const { accesses, ...figures } = await ownFigures(deps, advisorId, { ...range, clock: query.clock })
      const shown = accesses.map(({ by, at, reason, from, to }) => ({
        at: iso(at),
        by: nameOf(by) ?? by,
        reason,
        from: iso(from),
        to: iso(to),
      }))
      return json(200, { ...rangeJson(range), ...figures, accesses: shown })
    },
    'GET /v1/advisor/team/figures': async (request) => {
      const { advisorId } = advisorOf(request, await configuration())
      const { desk, ...query } = readQuery(request, teamFiguresQuerySchema)
      const range = rangeOf(query, clock(), DEFAULT_DAYS)
      if (range.to - range.from < FEWEST_DAYS * DAY)
        throw invalidInput([{ path: 'from', message: `must be at least ${FEWEST_DAYS} days before to` }])
      const asked = { ...range, clock: query.clock, ...(desk === undefined ? {} : { desk }) }
      return json(200, { ...rangeJson(range), ...(await figuresOfTeam(deps, advisorId, asked)) })
    },
    'GET /v1/advisor/team/{advisorId}/figures': async (request) => {
      const { advisorId } = advisorOf(request, await configuration())
      const { reason, ...query } = readQuery(request, personFiguresQuerySchema)
      const range = rangeOf(query, clock(), DEFAULT_DAYS)
      const asked = { ...range, clock: query.clock, reason }
      const figures = await figuresOfPerson(deps, advisorId, request.parameter('advisorId'), asked)
      return json(200, { ...rangeJson(range), ...figures })
    },
  }
}

const rangeJson = ({ from, to }: { readonly from: number; readonly to: number }) => ({ from: iso(from), to: iso(to) })
