import { listOf, pagingShape } from '../paging.ts'
import { reachedQuerySchema, reachedSchema, reactionTimesQuerySchema, reactionTimesSchema } from '../reaction-times.ts'
import type { RouteKeyOf } from '../routes.ts'
import type { Operation } from './operation.ts'

type Key = Extract<RouteKeyOf<'operations-api'>, `GET /v1/operations/reaction-times${string}`>

export const REACTION_TIMES_OPERATIONS = {
  'GET /v1/operations/reaction-times': {
    summary: 'Reaction times and kept promises',
    description: 'From sketches with 1 % relative accuracy.',
    query: reactionTimesQuerySchema,
    success: { status: 200, description: 'One group a key.', schema: reactionTimesSchema },
    problems: ['invalid-input'],
  },
  'GET /v1/operations/reaction-times.csv': {
    summary: 'The same as a table for charts',
    query: reactionTimesQuerySchema,
    success: { status: 200, description: 'CSV with a header, one line a group.', type: 'text/csv' },
    problems: ['invalid-input'],
  },
  'GET /v1/operations/reaction-times/inquiries': {
    summary: 'The inquiries behind a figure, newest hour first',
    description: 'A page may hold fewer than asked for and still have a cursor: it looks at a bounded number of hours.',
    query: reachedQuerySchema.extend(pagingShape),
    success: { status: 200, description: 'Milestones that were reached.', schema: listOf(reachedSchema) },
    problems: ['invalid-input'],
  },
} as const satisfies Readonly<Record<Key, Operation>>
