import { z } from 'zod'
import { REGISTERS } from '#shared/acknowledgement/register.ts'
import { CHANNELS, CONSENT_WAYS, CUSTOMER_VALUES, type Customer, SALUTATIONS, SEGMENTS } from './customer.ts'

/** Stored customers as they must read back: what older releases did not keep is empty. */
export const customerSchema = z.object({
  customerId: z.string(),
  subject: z.exactOptional(z.string()),
  name: z.object({ given: z.string(), family: z.string(), title: z.exactOptional(z.string()) }),
  salutation: z.exactOptional(z.enum(SALUTATIONS)),
  emails: z.array(z.string()),
  language: z.string(),
  register: z.exactOptional(z.enum(REGISTERS)),
  channel: z.exactOptional(z.enum(CHANNELS)),
  segment: z.enum(SEGMENTS),
  ownAdvisorId: z.exactOptional(z.string()),
  deputyIds: z.array(z.string()).default([]),
  conflictAdvisorIds: z.array(z.string()).default([]),
  company: z.exactOptional(z.object({ companyId: z.string(), role: z.exactOptional(z.string()) })),
  values: z.array(z.enum(CUSTOMER_VALUES)).default([]),
  consents: z
    .array(
      z.object({
        purpose: z.string(),
        at: z.number().int(),
        way: z.enum(CONSENT_WAYS),
        withdrawnAt: z.exactOptional(z.number().int()),
      }),
    )
    .default([]),
}) satisfies z.ZodType<Customer>
