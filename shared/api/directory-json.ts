import type { Customer } from '#shared/customer/customer.ts'
import { iso } from '#shared/instant.ts'
import type { CustomerInput, DirectoryCustomer } from './directory.ts'

/** A customer as it is kept. */
export function customerOfInput(customerId: string, input: Omit<CustomerInput, 'customerId'>): Customer {
  const { subject, salutation, register, channel, ownAdvisorId, company } = input
  const { given, family, title } = input.name
  return {
    customerId,
    name: { given, family, ...(title === undefined ? {} : { title }) },
    emails: input.emails,
    language: input.language,
    segment: input.segment,
    deputyIds: input.deputyIds,
    conflictAdvisorIds: input.conflictAdvisorIds,
    values: input.values,
    consents: input.consents.map(({ purpose, at, way, withdrawnAt }) => ({
      purpose,
      at: Date.parse(at),
      way,
      ...(withdrawnAt === undefined ? {} : { withdrawnAt: Date.parse(withdrawnAt) }),
    })),
    ...(subject === undefined ? {} : { subject }),
    ...(salutation === undefined ? {} : { salutation }),
    ...(register === undefined ? {} : { register }),
    ...(channel === undefined ? {} : { channel }),
    ...(ownAdvisorId === undefined ? {} : { ownAdvisorId }),
    ...(company === undefined ? {} : { company: companyOf(company) }),
  }
}

const companyOf = ({ companyId, role }: NonNullable<CustomerInput['company']>): NonNullable<Customer['company']> => ({
  companyId,
  ...(role === undefined ? {} : { role }),
})

/** A customer as the API shows one. */
export const customerJson = (customer: Customer): DirectoryCustomer => ({
  ...customer,
  emails: [...customer.emails],
  deputyIds: [...customer.deputyIds],
  conflictAdvisorIds: [...customer.conflictAdvisorIds],
  values: [...customer.values],
  consents: customer.consents.map(({ at, withdrawnAt, ...consent }) => ({
    ...consent,
    at: iso(at),
    ...(withdrawnAt === undefined ? {} : { withdrawnAt: iso(withdrawnAt) }),
  })),
})
