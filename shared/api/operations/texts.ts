import type { RouteKeyOf } from '../routes.ts'
import { previewInputSchema, previewSchema, publishedSchema, publishTextsSchema, textsSchema } from '../texts.ts'
import type { Operation } from './operation.ts'
import { UNREADABLE } from './usual.ts'

export type TextRoute = Extract<RouteKeyOf<'operations-api'>, `${string}/v1/operations/templates${string}`>

export const TEXT_OPERATIONS: Readonly<Record<TextRoute, Operation>> = {
  'GET /v1/operations/templates': {
    summary: 'The texts in force',
    success: { status: 200, description: 'Templates, and what topics say, with their version.', schema: textsSchema },
    problems: [],
  },
  'POST /v1/operations/templates/preview': {
    summary: 'A text with sample data, as it is and as it would be',
    body: previewInputSchema,
    success: { status: 200, description: 'Both, and what speaks against the draft.', schema: previewSchema },
    problems: UNREADABLE,
  },
  'PUT /v1/operations/templates': {
    summary: 'Put changed texts in force',
    description:
      'As the next version of the configuration, after a check of every text in every kind of situation. Texts that are not named stay. 409 when another version than `base` is in force: `current` names it.',
    body: publishTextsSchema,
    success: { status: 200, description: 'In force; functions take it up within 15 seconds.', schema: publishedSchema },
    problems: [...UNREADABLE, 'conflict'],
  },
}
