import type { RouteKeyOf } from '../routes.ts'
import { personsWorkSchema, reassignSchema, recipientsSchema, teamSchema } from '../team.ts'
import type { Operation } from './operation.ts'
import { ACTING, CHANGED } from './usual.ts'

/** What whoever leads desks sees of them, and giving their work to somebody. */
export const TEAM_OPERATIONS = {
  'GET /v1/advisor/team': {
    summary: 'Who is there and what waits at the desks that I lead',
    description: 'No figures of people. 403 for whoever leads none.',
    success: { status: 200, description: 'In the order of the configuration.', schema: teamSchema },
    problems: ['not-allowed'],
  },
  'GET /v1/advisor/team/{advisorId}/inquiries': {
    summary: 'What somebody at a desk that I lead has and has not answered yet',
    success: { status: 200, description: 'Without messages and decisions.', schema: personsWorkSchema },
    problems: ['not-allowed', 'not-found'],
  },
  'GET /v1/advisor/inquiries/{id}/recipients': {
    summary: 'To whom I may give an inquiry of a desk that I lead',
    success: { status: 200, description: 'With what speaks against each.', schema: recipientsSchema },
    problems: ['not-allowed', 'not-found'],
  },
  'POST /v1/advisor/inquiries/{id}/reassign': {
    summary: 'Give an inquiry of a desk that I lead to somebody there',
    description:
      'Whether it waits or somebody has it. By the rules of routing, of which the reserve is mine to use. I can take it back for a minute.',
    body: reassignSchema,
    success: CHANGED,
    problems: [...ACTING, 'not-allowed'],
  },
} as const satisfies Partial<Record<RouteKeyOf<'advisor-api'>, Operation>>
