import { z } from 'zod'
import type { CompiledDirectory } from '#shared/configuration/directory.ts'
import type { IssuerName } from '../parameters.ts'

const person = z.object({ sub: z.string(), name: z.string(), email: z.string() })
export const sampleSchema = z.object({
  customers: z.array(person.extend({ language: z.string(), segment: z.string() })),
  advisors: z.array(
    person.extend({ advisorId: z.string(), desks: z.array(z.string()), languages: z.array(z.string()) }),
  ),
  operators: z.array(person),
})
/** The people of the configuration who can sign in, as `GET /local/people` shows them. */
export type SamplePeople = z.infer<typeof sampleSchema>

/** Somebody with what their tokens say. */
export interface Person {
  readonly sub: string
  readonly name: string
  readonly email: string
  readonly issuer: IssuerName
  /** Roles. */
  readonly groups: readonly string[]
  /** What the sign-in page says about them. */
  readonly remark: string
}

/** Customers without a login are left out: they write mail and forms only. */
export function samplePeople({ configuration, people }: CompiledDirectory): SamplePeople {
  return {
    customers: people.customers.flatMap(({ sub, given, family, emails, language, segment }) =>
      sub === undefined ? [] : [{ sub, name: `${given} ${family}`, email: emails[0] ?? '', language, segment }],
    ),
    advisors: configuration.advisors.map(({ id, sub, name, email, desks, languages }) => ({
      sub,
      name,
      email,
      advisorId: id,
      desks,
      languages,
    })),
    operators: people.operators.map(({ sub, name, email }) => ({ sub, name, email })),
  }
}

/** Everybody by subject. */
export function directoryOf(sample: SamplePeople): ReadonlyMap<string, Person> {
  const customers = sample.customers.map(
    (one): Person => ({ ...one, issuer: 'customers', groups: [], remark: one.segment }),
  )
  const advisors = sample.advisors.map(
    (one): Person => ({ ...one, issuer: 'staff', groups: ['advisor'], remark: one.desks.join(', ') }),
  )
  const operators = sample.operators.map(
    (one): Person => ({ ...one, issuer: 'staff', groups: ['operations'], remark: 'operations' }),
  )
  return new Map([...customers, ...advisors, ...operators].map((one) => [one.sub, one]))
}
