import { z } from 'zod'
import { REGISTERS } from '#shared/acknowledgement/register.ts'
import { CHANNELS, CUSTOMER_VALUES, type Customer } from '#shared/customer/customer.ts'
import { type Preferences, preferencesOf } from '#shared/customer/preferences.ts'
import { devicesSchema } from './devices.ts'
import { directoryCustomerSchema } from './directory.ts'
import { customerJson } from './directory-json.ts'
import { customerInquirySchema } from './inquiry-output.ts'
import { languageText } from './text.ts'

const unique = (items: readonly string[]): boolean => new Set(items).size === items.length
const purpose = z.string().regex(/^[a-z][a-z0-9-]{0,39}$/u, 'must be a purpose')

const preferencesShape = {
  language: languageText.meta({ description: 'Language that they are spoken to in.', example: 'de' }),
  register: z.enum(REGISTERS).optional().meta({
    description: 'How they wish to be spoken to; absent: as the institute speaks.',
  }),
  channel: z.enum(CHANNELS).optional().meta({
    description:
      'How they hear that a reply is in the app; absent: on the devices where they allowed it, else by mail.',
  }),
  values: z
    .array(z.enum(CUSTOMER_VALUES))
    .max(CUSTOMER_VALUES.length)
    .refine(unique, 'must not hold one twice')
    .meta({ description: 'What they value, the most important first.' }),
  consents: z
    .array(z.strictObject({ purpose, given: z.boolean() }))
    .max(50, 'must be at most 50')
    .refine((all) => unique(all.map((one) => one.purpose)), 'must not hold a purpose twice'),
}

/** Body of `PUT /v1/mobile/me`. */
export const preferencesInputSchema = z.strictObject(preferencesShape).meta({ id: 'Preferences' })

/** The signed-in customer. */
export const meSchema = z
  .object({
    name: z.string(),
    preferences: preferencesInputSchema
      .optional()
      .meta({ description: 'Absent for somebody whom the bank’s directory does not know (yet).' }),
  })
  .meta({ id: 'Me' })
export type Me = z.infer<typeof meSchema>

/** A page of everything that is kept of a customer and is theirs to see. */
export const myDataSchema = z
  .object({
    profile: directoryCustomerSchema
      .omit({ ownAdvisorId: true, deputyIds: true, conflictAdvisorIds: true })
      .optional()
      .meta({ description: 'On the first page. Absent for somebody whom the directory does not know.' }),
    devices: devicesSchema.shape.devices
      .optional()
      .meta({ description: 'On the first page: browsers that say when an answer is there. Never their keys.' }),
    inquiries: z.array(customerInquirySchema),
    cursor: z.string().optional(),
  })
  .meta({ id: 'MyData' })
export type MyData = z.infer<typeof myDataSchema>

/** The signed-in customer as the API shows them; `name` as their token gives it. */
export const meJson = (name: string, customer: Customer | undefined): Me => ({
  name: customer === undefined ? name : `${customer.name.given} ${customer.name.family}`,
  ...(customer === undefined ? {} : { preferences: preferencesJson(preferencesOf(customer)) }),
})

const preferencesJson = ({ values, consents, ...rest }: Preferences): NonNullable<Me['preferences']> => ({
  ...rest,
  values: [...values],
  consents: consents.map((consent) => ({ ...consent })),
})

/** What the directory keeps of them, less how the bank organises who serves them. */
export function profileJson(customer: Customer): NonNullable<MyData['profile']> {
  const { ownAdvisorId: _own, deputyIds: _deputies, conflictAdvisorIds: _never, ...profile } = customerJson(customer)
  return profile
}
