import {
  ownFiguresQuerySchema,
  ownFiguresSchema,
  personFiguresQuerySchema,
  personFiguresSchema,
  teamFiguresQuerySchema,
  teamFiguresSchema,
} from '../advisor-figures.ts'
import type { RouteKeyOf } from '../routes.ts'
import type { Operation } from './operation.ts'

type Key = Extract<RouteKeyOf<'advisor-api'>, `${string}/figures`>

/** Figures of people, for these people; for whoever leads them only as a spread, or with their knowledge. */
export const FIGURES_OPERATIONS = {
  'GET /v1/advisor/me/figures': {
    summary: 'My figures, and who looked at them',
    query: ownFiguresQuerySchema,
    success: { status: 200, description: 'Each with what it is a share of.', schema: ownFiguresSchema },
    problems: ['invalid-input'],
  },
  'GET /v1/advisor/team/figures': {
    summary: 'How figures are spread over the people of the desks that I lead',
    description: 'Over at least five people and a week; never a person, never an order of people.',
    query: teamFiguresQuerySchema,
    success: { status: 200, description: 'Quartiles.', schema: teamFiguresSchema },
    problems: ['invalid-input'],
  },
  'GET /v1/advisor/team/{advisorId}/figures': {
    summary: 'The figures of one person, who sees that I looked and why',
    description: 'At the desks that I lead. The access is noted before the answer.',
    query: personFiguresQuerySchema,
    success: { status: 200, description: 'Each with what it is a share of.', schema: personFiguresSchema },
    problems: ['invalid-input', 'not-found'],
  },
} as const satisfies Readonly<Record<Key, Operation>>
