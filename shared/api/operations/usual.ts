import { advisorSummarySchema } from '../inquiry-output.ts'

/** Problems of every call with a body. */
export const UNREADABLE = ['malformed-request', 'too-large', 'unsupported-media-type', 'invalid-input'] as const
/** Problems of what is done to an inquiry. */
export const ACTING = [...UNREADABLE, 'not-found', 'conflict'] as const
/** Its usual answer. */
export const CHANGED = { status: 200, description: 'The inquiry as it is now.', schema: advisorSummarySchema } as const
