import { nothingSchema } from '../advisor.ts'
import { listOf } from '../paging.ts'
import type { RouteKeyOf } from '../routes.ts'
import {
  draftInputSchema,
  draftSchema,
  macroInputSchema,
  macroOwnerSchema,
  macroRemovalSchema,
  macroSchema,
  previewInputSchema,
  previewSchema,
  renderedSchema,
} from '../writing.ts'
import type { Operation } from './operation.ts'
import { ACTING, UNREADABLE } from './usual.ts'

const macros = { status: 200, description: 'Mine and those of my desks.', schema: listOf(macroSchema) } as const

/** Drafts, macros and how a reply will arrive. */
export const WRITING_OPERATIONS = {
  'GET /v1/advisor/inquiries/{id}/draft': {
    summary: 'My unfinished reply',
    success: { status: 200, description: 'Version 0 and no text when there is none.', schema: draftSchema },
    problems: ['not-found'],
  },
  'PUT /v1/advisor/inquiries/{id}/draft': {
    summary: 'Keep my unfinished reply',
    description: '409 with the kept draft in `current` when another tab has saved since.',
    body: draftInputSchema,
    success: { status: 200, description: 'As it is kept now.', schema: draftSchema },
    problems: ACTING,
  },
  'DELETE /v1/advisor/inquiries/{id}/draft': {
    summary: 'Forget my unfinished reply',
    success: { status: 200, description: 'There is none now.', schema: draftSchema },
    problems: ['not-found'],
  },
  'GET /v1/advisor/macros': { summary: 'Texts for replies', success: macros, problems: [] },
  'PUT /v1/advisor/macros/{macroId}': {
    summary: 'Make or change a text for replies',
    description:
      'One of mine, or of a desk that I lead. The text is tried before it is kept: `errors` names each unknown variable. 409 when somebody has changed it since, with the kept one in `current`, which is absent where it was taken out.',
    body: macroInputSchema,
    success: macros,
    problems: [...UNREADABLE, 'conflict'],
  },
  'DELETE /v1/advisor/macros/{macroId}': {
    summary: 'Take out a text for replies',
    description: '409 when somebody has changed it since, with the kept one in `current`.',
    query: macroRemovalSchema,
    success: macros,
    problems: ['invalid-input', 'conflict'],
  },
  'POST /v1/advisor/inquiries/{id}/macros/{macroId}': {
    summary: 'A text for this reply, its variables filled in',
    query: macroOwnerSchema,
    body: nothingSchema,
    success: { status: 200, description: 'To be looked through and sent by a person.', schema: renderedSchema },
    problems: [...UNREADABLE, 'not-found'],
  },
  'POST /v1/advisor/inquiries/{id}/replies/preview': {
    summary: 'How a reply will arrive',
    description: 'Nothing is kept or sent. Says too whether it seems to be in another language than the answers.',
    body: previewInputSchema,
    success: { status: 200, description: 'As the customer will see it.', schema: previewSchema },
    problems: [...UNREADABLE, 'not-found'],
  },
} as const satisfies Partial<Record<RouteKeyOf<'advisor-api'>, Operation>>
