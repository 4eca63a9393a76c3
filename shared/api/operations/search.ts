import type { RouteKeyOf } from '../routes.ts'
import { foundSchema, searchSchema } from '../search.ts'
import type { Operation } from './operation.ts'
import { UNREADABLE } from './usual.ts'

export const SEARCH_OPERATIONS = {
  'POST /v1/advisor/search': {
    summary: 'Find inquiries at my desks',
    description: 'By reference, address, name, words and days. What was written in the last seconds may be missing.',
    body: searchSchema,
    success: { status: 200, description: 'What I may see of it.', schema: foundSchema },
    problems: UNREADABLE,
  },
} as const satisfies Partial<Record<RouteKeyOf<'advisor-api'>, Operation>>
