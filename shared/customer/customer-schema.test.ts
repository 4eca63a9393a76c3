import { expect, it } from 'vitest'
import { customerFixture } from './customer.fixture.ts'
import { customerSchema } from './customer-schema.ts'

it('gives customers whom an older release stored the empty lists that they lack', () => {
  const { deputyIds: _d, conflictAdvisorIds: _x, values: _v, consents: _c, ...older } = customerFixture()
  expect(customerSchema.parse({ ...older, revision: 3, pk: 'CUS#anna' })).toEqual(customerFixture())
})
