import { z } from 'zod'
import { REGISTERS } from '#shared/acknowledgement/register.ts'
import { CHANNELS, CONSENT_WAYS, CUSTOMER_VALUES, SALUTATIONS, SEGMENTS } from '#shared/customer/customer.ts'
import { pagingShape } from './paging.ts'
import { emailText, languageText, line } from './text.ts'

/** As core banking names its customers. No colon: ids with one are made for people whom the directory does not know. */
export const customerIdText = z
  .string('must be text')
  .regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/u, 'must be 1 to 64 letters, digits, dots, hyphens or underscores')
  .meta({ description: 'Core banking’s own id of the customer.', example: '4711-0815' })

const idText = (what: string) =>
  z
    .string('must be text')
    .regex(/^[a-z][a-z0-9-]{0,39}$/u, `must be ${what}: lower-case letters, digits and hyphens, 40 at most`)
export const advisorIdText = idText('the id of an advisor').meta({ example: 'helene-kraft' })

const unique = (items: readonly string[]): boolean => new Set(items).size === items.length
const several = <T extends z.ZodType<string>>(item: T, most: number) =>
  z.array(item).max(most, `must be at most ${most}`).refine(unique, 'must not hold one twice')
const word = (max: number) => line(max).min(1, 'must not be empty')
const instantText = z.iso.datetime({ offset: true, error: 'must be a time with offset such as 2026-03-02T09:00:00Z' })

const consentSchema = z
  .strictObject({
    purpose: idText('a purpose').meta({ example: 'updates' }),
    at: instantText,
    way: z.enum(CONSENT_WAYS),
    withdrawnAt: instantText.optional().meta({ description: 'When it was taken back; until then it holds.' }),
  })
  .meta({ id: 'Consent' })

const customerShape = {
  subject: word(255).optional().meta({ description: 'Subject of their sign-in; nobody else’s.' }),
  name: z.strictObject({ given: word(100), family: word(100), title: word(40).optional() }),
  salutation: z.enum(SALUTATIONS).optional(),
  emails: several(emailText, 20).default([]).meta({ description: 'A family may share one.' }),
  language: languageText.meta({ description: 'Language that they are spoken to in.', example: 'de' }),
  register: z
    .enum(REGISTERS)
    .optional()
    .meta({ description: 'How they wish to be spoken to; absent: as the institute speaks.' }),
  channel: z.enum(CHANNELS).optional().meta({
    description: 'How they hear that a reply is in the app; absent: on their devices, else by mail.',
  }),
  segment: z.enum(SEGMENTS).default('private'),
  ownAdvisorId: advisorIdText.optional(),
  deputyIds: several(advisorIdText, 20)
    .default([])
    .meta({ description: 'Who stands in for the own advisor, in order; empty: that advisor’s deputies.' }),
  conflictAdvisorIds: several(advisorIdText, 50)
    .default([])
    .meta({ description: 'Who must never get their matters: themselves where they work here, relatives.' }),
  company: z.strictObject({ companyId: idText('the id of a company'), role: word(100).optional() }).optional(),
  values: several(z.enum(CUSTOMER_VALUES), CUSTOMER_VALUES.length)
    .default([])
    .meta({ description: 'What they value, the most important first.' }),
  consents: z
    .array(consentSchema)
    .max(50, 'must be at most 50')
    .refine((all) => unique(all.map(({ purpose }) => purpose)), 'must not hold a purpose twice')
    .default([]),
}

/** A customer as core banking sends one. */
export const customerInputSchema = z
  .strictObject({
    customerId: customerIdText.optional().meta({ description: 'May be left out; otherwise that of the path.' }),
    ...customerShape,
  })
  .meta({ id: 'CustomerInput' })
export type CustomerInput = z.infer<typeof customerInputSchema>

/** A customer as the directory has one: what may be sent back as it is. */
export const directoryCustomerSchema = z
  .strictObject({ customerId: customerIdText, ...customerShape })
  .meta({ id: 'DirectoryCustomer' })
export type DirectoryCustomer = z.infer<typeof directoryCustomerSchema>

export const listedCustomerSchema = z
  .strictObject({
    version: z.int().meta({ description: 'In quotes it is the ETag.' }),
    customer: directoryCustomerSchema,
  })
  .meta({ id: 'ListedCustomer' })

export const customersQuerySchema = z.strictObject({
  ...pagingShape,
  ownAdvisor: advisorIdText.optional().meta({ description: 'Only customers whose own advisor this is, or was.' }),
})

export const departedAdvisorsSchema = z
  .object({
    customers: z.int().meta({ description: 'Customers whose own advisor is not in the configuration.' }),
    items: z.array(z.object({ advisorId: z.string(), customers: z.int() })),
  })
  .meta({ id: 'DepartedAdvisors' })

export const leftCustomerSchema = z
  .object({
    customerId: z.string(),
    segment: z.enum(SEGMENTS),
    deputyIds: z.array(z.string()).meta({ description: 'Those of their deputies who are here.' }),
  })
  .meta({ id: 'LeftCustomer', description: 'A customer whose own advisor has left.' })
