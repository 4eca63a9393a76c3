import { declineSchema, mergeSchema, nothingSchema, offerSchema } from '../advisor.ts'
import { consoleStateSchema, namesSchema, nextSchema, sessionInputSchema, snoozeSchema } from '../console.ts'
import type { RouteKeyOf } from '../routes.ts'
import type { Operation } from './operation.ts'
import { ACTING, CHANGED, UNREADABLE } from './usual.ts'

/** What a console does beyond working on an inquiry. */
export const CONSOLE_OPERATIONS = {
  'POST /v1/advisor/me/session': {
    summary: 'My console is open',
    description:
      'Every three seconds while the page is seen, once a minute otherwise. Tells colleagues what I look at and answers what has changed. Whose console falls silent is away.',
    body: sessionInputSchema,
    success: { status: 200, description: 'What a console shows.', schema: consoleStateSchema },
    unchanged: 'Nothing has changed since `since`.',
    problems: UNREADABLE,
  },
  'GET /v1/advisor/names': {
    summary: 'What desks, topics and colleagues are called',
    description: 'Read it again when `configuration` of the session call changes.',
    success: { status: 200, description: 'Names of the version in force.', schema: namesSchema },
    problems: [],
  },
  'POST /v1/advisor/inquiries/next': {
    summary: 'Pull the next inquiry',
    description: 'The first that waits at my desks and that the rules let me answer.',
    body: nothingSchema,
    success: { status: 200, description: 'The inquiry, or why there is none.', schema: nextSchema },
    problems: UNREADABLE,
  },
  'POST /v1/advisor/inquiries/{id}/snooze': {
    summary: 'Put it aside until a time or until the customer writes',
    description: 'It leaves my list; its promise counts on.',
    body: snoozeSchema,
    success: CHANGED,
    problems: ACTING,
  },
  'POST /v1/advisor/inquiries/{id}/wake': {
    summary: 'Take up again what was put aside',
    body: nothingSchema,
    success: CHANGED,
    problems: ACTING,
  },
  'POST /v1/advisor/inquiries/{id}/offer': {
    summary: 'Offer it to a colleague',
    description: 'It stays with me until they accept or return it; unanswered, the offer lapses.',
    body: offerSchema,
    success: CHANGED,
    problems: ACTING,
  },
  'POST /v1/advisor/inquiries/{id}/accept': {
    summary: 'Take what was offered to me',
    body: nothingSchema,
    success: CHANGED,
    problems: ACTING,
  },
  'POST /v1/advisor/inquiries/{id}/decline': {
    summary: 'Return what was offered to me, or take back my offer',
    body: declineSchema,
    success: CHANGED,
    problems: ACTING,
  },
  'POST /v1/advisor/inquiries/{id}/merge': {
    summary: 'Let it go on in another matter of the same customer',
    description: 'Its messages are read there, and its links lead there.',
    body: mergeSchema,
    success: { ...CHANGED, description: 'The matter that goes on.' },
    problems: ACTING,
  },
  'POST /v1/advisor/inquiries/{id}/undo': {
    summary: 'Take back what I did to it less than a minute ago',
    description: 'Resolving, handing over and merging; not once somebody has gone on with it.',
    body: nothingSchema,
    success: CHANGED,
    problems: ACTING,
  },
} as const satisfies Partial<Record<RouteKeyOf<'advisor-api'>, Operation>>
