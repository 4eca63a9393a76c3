import { z } from 'zod'
import { pulledNoticeSchema } from './pulled-notice.ts'
import { sesNoticeSchema } from './ses-notice.ts'

/** A message of the `mail` queue: of SES's receipt rule, or of a mailbox that is pulled. Either way the same is known. */
export const mailNoticeSchema = z.discriminatedUnion('notificationType', [sesNoticeSchema, pulledNoticeSchema])
