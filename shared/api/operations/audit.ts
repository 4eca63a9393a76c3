import { auditedDeedSchema, auditFilterSchema, auditQuerySchema } from '../audit.ts'
import { listOf } from '../paging.ts'
import type { RouteKeyOf } from '../routes.ts'
import type { Operation } from './operation.ts'

export type AuditRoute = Extract<RouteKeyOf<'operations-api'>, `${string} /v1/operations/audit${string}`>

export const AUDIT_OPERATIONS = {
  'GET /v1/operations/audit': {
    summary: 'Who did what, newest first',
    description:
      'An entry is written before its deed. With `actor` and `deed` together a page may hold fewer than asked for and still have a cursor.',
    query: auditQuerySchema,
    success: { status: 200, description: 'A page of deeds.', schema: listOf(auditedDeedSchema) },
    problems: ['invalid-input'],
  },
  'GET /v1/operations/audit.csv': {
    summary: 'The same as a table, the newest 5,000',
    query: auditFilterSchema,
    success: { status: 200, description: 'CSV with a header, one line a deed.', type: 'text/csv' },
    problems: ['invalid-input'],
  },
} as const satisfies Readonly<Record<AuditRoute, Operation>>
