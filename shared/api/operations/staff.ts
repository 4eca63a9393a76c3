import {
  advisorListSchema,
  advisorSelfSchema,
  nothingSchema,
  presenceInputSchema,
  resolveSchema,
  transferSchema,
} from '../advisor.ts'
import { despiteSchema, downloadSchema } from '../attachment-output.ts'
import { staffMessageSchema, staffReplySchema } from '../inquiry-input.ts'
import { advisorInquirySchema, advisorSummarySchema } from '../inquiry-output.ts'
import {
  notReachedItemSchema,
  queueSchema,
  rawMailSchema,
  reconciliationQuerySchema,
  reconciliationSchema,
  redrivenSchema,
  releasedSchema,
  suppressedItemSchema,
} from '../operations-figures.ts'
import { listOf, pagingSchema } from '../paging.ts'
import type { RouteKeyOf } from '../routes.ts'
import { AUDIT_OPERATIONS } from './audit.ts'
import { CONFIGURATION_OPERATIONS } from './configuration.ts'
import { CONSOLE_OPERATIONS } from './console.ts'
import { COST_OPERATIONS } from './costs.ts'
import { DEPARTED_OPERATIONS } from './directory.ts'
import { FIGURES_OPERATIONS } from './figures.ts'
import type { Operation } from './operation.ts'
import { REACTION_TIMES_OPERATIONS } from './reaction-times.ts'
import { SEARCH_OPERATIONS } from './search.ts'
import { TEAM_OPERATIONS } from './team.ts'
import { TEXT_OPERATIONS } from './texts.ts'
import { ACTING as acting, CHANGED as changed, UNREADABLE as unreadable } from './usual.ts'
import { WRITING_OPERATIONS } from './writing.ts'

const written = { ...changed, status: 201 } as const

export const ADVISOR_OPERATIONS: Readonly<Record<RouteKeyOf<'advisor-api'>, Operation>> = {
  ...CONSOLE_OPERATIONS,
  ...WRITING_OPERATIONS,
  ...TEAM_OPERATIONS,
  ...SEARCH_OPERATIONS,
  'GET /v1/advisor/me': {
    summary: 'Who I am here',
    success: { status: 200, description: 'Desks, languages, capacity and presence.', schema: advisorSelfSchema },
    problems: [],
  },
  'PUT /v1/advisor/me/presence': {
    summary: 'Set my presence',
    description: 'Wins over shifts and hours until it is changed or the next shift ends.',
    body: presenceInputSchema,
    success: { status: 200, description: 'Me, as I am now.', schema: advisorSelfSchema },
    problems: unreadable,
  },
  ...FIGURES_OPERATIONS,
  'GET /v1/advisor/inquiries': {
    summary: 'Lists of work, what is due first on top',
    query: advisorListSchema,
    success: {
      status: 200,
      description: 'A page of inquiries, without messages and decisions.',
      schema: listOf(advisorSummarySchema),
    },
    problems: ['invalid-input'],
  },
  'GET /v1/advisor/inquiries/{id}': {
    summary: 'One inquiry of my desks',
    success: { status: 200, description: 'With messages, notes and what was decided.', schema: advisorInquirySchema },
    problems: ['not-found'],
  },
  'GET /v1/advisor/inquiries/{id}/attachments/{attachmentId}': {
    summary: 'A link to a file of an inquiry',
    description:
      'Only to files that were found clean; with `despite=unscannable` also to those that cannot be scanned.',
    query: despiteSchema,
    success: { status: 200, description: 'A link that is good for a minute.', schema: downloadSchema },
    problems: ['not-found', 'file-closed', 'invalid-input'],
  },
  'POST /v1/advisor/inquiries/{id}/take': {
    summary: 'Take a waiting inquiry',
    body: nothingSchema,
    success: changed,
    problems: acting,
  },
  'POST /v1/advisor/inquiries/{id}/replies': {
    summary: 'Reply to the customer',
    description:
      'Sent at once. Its files must have been uploaded and found clean; while one is still being scanned the answer is `file-closed`.',
    body: staffReplySchema,
    repeatable: true,
    success: written,
    problems: [...acting, 'file-closed', 'idempotency-key-reused'],
  },
  'POST /v1/advisor/inquiries/{id}/notes': {
    summary: 'Write a note for colleagues',
    description: 'Never shown to the customer.',
    body: staffMessageSchema,
    repeatable: true,
    success: written,
    problems: [...acting, 'idempotency-key-reused'],
  },
  'POST /v1/advisor/inquiries/{id}/transfer': {
    summary: 'Hand over to a desk, a colleague, or both',
    body: transferSchema,
    success: changed,
    problems: acting,
  },
  'POST /v1/advisor/inquiries/{id}/resolve': {
    summary: 'Close the matter',
    body: resolveSchema,
    success: changed,
    problems: acting,
  },
  'POST /v1/advisor/inquiries/{id}/reopen': {
    summary: 'Take a resolved matter up again',
    body: nothingSchema,
    success: changed,
    problems: acting,
  },
  'POST /v1/advisor/inquiries/{id}/messages/{messageId}/separate': {
    summary: 'A message that joined is a matter of its own',
    description: 'Links that were given out for it lead to the new matter, which is promised and routed anew.',
    body: nothingSchema,
    success: { ...written, description: 'The new matter.' },
    problems: acting,
  },
}

export const OPERATOR_OPERATIONS: Readonly<Record<RouteKeyOf<'operations-api'>, Operation>> = {
  ...REACTION_TIMES_OPERATIONS,
  ...TEXT_OPERATIONS,
  ...DEPARTED_OPERATIONS,
  ...CONFIGURATION_OPERATIONS,
  'GET /v1/operations/reconciliation': {
    summary: 'Where everything that was received ended up',
    description: '`received` is the sum of all others; `inFlight` goes to 0 at rest.',
    query: reconciliationQuerySchema,
    success: { status: 200, description: 'Counters of the day and what needs a look.', schema: reconciliationSchema },
    problems: ['invalid-input'],
  },
  'GET /v1/operations/suppressed': {
    summary: 'Messages taken for those of machines, newest first',
    query: pagingSchema,
    success: {
      status: 200,
      description: 'A page of messages with their reasons.',
      schema: listOf(suppressedItemSchema),
    },
    problems: ['invalid-input'],
  },
  'POST /v1/operations/suppressed/{id}/release': {
    summary: 'A person wrote it: treat it as an inquiry',
    body: nothingSchema,
    success: { status: 200, description: 'Released; it waits at its desk.', schema: releasedSchema },
    problems: acting,
  },
  'GET /v1/operations/received/{id}/raw': {
    summary: 'A suppressed or failed mail as it came',
    description: 'Its source as text, card numbers and the like masked. Who looked is noted in the audit log before.',
    success: { status: 200, description: 'Header and body, cut to what a person reads.', schema: rawMailSchema },
    problems: ['not-found'],
  },
  ...AUDIT_OPERATIONS,
  ...COST_OPERATIONS,
  'GET /v1/operations/not-reached': {
    summary: 'Customers whom mail does not reach, newest first',
    description: 'Matters that are not closed. Their advisors see the same with the addresses and numbers.',
    query: pagingSchema,
    success: {
      status: 200,
      description: 'A page of matters with the reason and what other ways there are.',
      schema: listOf(notReachedItemSchema),
    },
    problems: ['invalid-input'],
  },
  'GET /v1/operations/queues': {
    summary: 'Depth, age and dead letters of every queue',
    success: { status: 200, description: 'All queues.', schema: listOf(queueSchema) },
    problems: [],
  },
  'POST /v1/operations/queues/{name}/redrive': {
    summary: 'Move dead letters back to their queue',
    body: nothingSchema,
    success: { status: 200, description: 'How many were moved.', schema: redrivenSchema },
    problems: [...unreadable, 'not-found'],
  },
}
