import { costsQuerySchema, costsSchema } from '../costs.ts'
import type { RouteKeyOf } from '../routes.ts'
import type { Operation } from './operation.ts'

export type CostRoute = Extract<RouteKeyOf<'operations-api'>, `${string} /v1/operations/costs${string}`>

export const COST_OPERATIONS = {
  'GET /v1/operations/costs': {
    summary: 'What inquiries cost, estimated',
    description:
      'Acknowledged inquiries by channel, times the calls that the bench counted of one, times list prices. Without Lambda, what is paid for by time or size, and what people who look cost.',
    query: costsQuerySchema,
    success: { status: 200, description: 'One entry a day that had any.', schema: costsSchema },
    problems: ['invalid-input'],
  },
  'GET /v1/operations/costs.csv': {
    summary: 'The same as a table',
    query: costsQuerySchema,
    success: { status: 200, description: 'CSV with a header, one line a day, USD.', type: 'text/csv' },
    problems: ['invalid-input'],
  },
} as const satisfies Readonly<Record<CostRoute, Operation>>
