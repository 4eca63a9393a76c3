import { z } from 'zod'
import { AUDIT_ENDS, AUDIT_ROLES, DEEDS } from '#shared/audit/audit-log.ts'
import { pagingShape } from './paging.ts'
import { timeSchema } from './reaction-times.ts'

export const auditFilterSchema = z.strictObject({
  actor: z.string().min(1).max(255).optional().meta({ description: 'Subject of who acted.' }),
  deed: z.enum(DEEDS).optional(),
  from: timeSchema.optional(),
  to: timeSchema.optional().meta({ description: 'Not included.' }),
})
export const auditQuerySchema = auditFilterSchema.extend(pagingShape)

export const auditedDeedSchema = z
  .object({
    entryId: z.string(),
    at: z.iso.datetime({ offset: true }),
    actor: z.string().meta({ description: 'Subject of the token, or who deployed.' }),
    role: z.enum(AUDIT_ROLES),
    deed: z.enum(DEEDS),
    target: z.string().optional().meta({ description: 'Id of what it was done to.' }),
    end: z.enum(AUDIT_ENDS).optional().meta({ description: 'Absent while it runs, and when nobody knows.' }),
    result: z.string().optional().meta({ description: 'What came of it: a version, a number, the kind of refusal.' }),
  })
  .meta({ id: 'AuditedDeed' })
