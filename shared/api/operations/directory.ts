import {
  customerInputSchema,
  customersQuerySchema,
  departedAdvisorsSchema,
  directoryCustomerSchema,
  leftCustomerSchema,
  listedCustomerSchema,
} from '../directory.ts'
import { listOf, pagingSchema } from '../paging.ts'
import type { RouteKeyOf } from '../routes.ts'
import type { Operation } from './operation.ts'
import { UNREADABLE } from './usual.ts'

const VERSIONS = ['precondition-failed', 'precondition-required'] as const
const departed = {
  summary: 'Own advisors who have left, and how many customers they leave',
  success: { status: 200, description: 'Most customers first.', schema: departedAdvisorsSchema },
  problems: [],
} as const satisfies Operation

export const DIRECTORY_OPERATIONS: Readonly<Record<RouteKeyOf<'directory-api'>, Operation>> = {
  'GET /v1/directory/customers': {
    summary: 'Everybody in the directory, or whom an advisor serves',
    query: customersQuerySchema,
    success: { status: 200, description: 'A page of customers.', schema: listOf(listedCustomerSchema) },
    problems: ['invalid-input'],
  },
  'GET /v1/directory/customers/{customerId}': {
    summary: 'One customer, with the version as ETag',
    success: { status: 200, description: 'As the directory has them.', schema: directoryCustomerSchema },
    versioned: true,
    problems: ['not-found'],
  },
  'PUT /v1/directory/customers/{customerId}': {
    summary: 'Enter or change a customer',
    description:
      'The whole customer: what is left out is empty then. To change one, send the ETag as If-Match; with `If-None-Match: *` nobody must be there.',
    body: customerInputSchema,
    success: { status: 200, description: 'Changed.', schema: directoryCustomerSchema },
    enters: true,
    versioned: true,
    problems: [...UNREADABLE, 'conflict', ...VERSIONS],
  },
  'DELETE /v1/directory/customers/{customerId}': {
    summary: 'Take a customer out',
    description: 'Their inquiries stay. From now on they are greeted as somebody unknown.',
    success: { status: 204, description: 'They are no longer in the directory.' },
    versioned: true,
    problems: ['not-found', ...VERSIONS],
  },
  'GET /v1/directory/departed-advisors': departed,
}

export const DEPARTED_OPERATIONS = {
  'GET /v1/operations/departed-advisors': departed,
  'GET /v1/operations/departed-advisors/{advisorId}/customers': {
    summary: 'Customers whose own advisor has left',
    description: 'Their matters go to their deputies who are here, or to the desk, until core banking names somebody.',
    query: pagingSchema,
    success: { status: 200, description: 'A page of customers, by id.', schema: listOf(leftCustomerSchema) },
    problems: ['invalid-input', 'not-found'],
  },
} as const satisfies Partial<Record<RouteKeyOf<'operations-api'>, Operation>>
