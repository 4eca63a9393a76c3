import { expect, it } from 'vitest'
import { inquiryFixture } from '#shared/inquiry/inquiry.fixture.ts'
import { customerFixture } from './customer.fixture.ts'
import { otherWays } from './other-ways.ts'

const inquiry = (phone?: string) =>
  inquiryFixture({
    customer: {
      name: 'Anna Meier',
      email: 'anna@kunde.example',
      verified: true,
      ...(phone === undefined ? {} : { phone }),
    },
  })
const anna = customerFixture({ subject: 'sub-1', emails: ['Anna@kunde.example', 'meier@arbeit.example'] })

it('names app, other addresses and the number given, never the address that fails', () => {
  expect(otherWays(inquiry('+49 30 1'), anna)).toEqual([
    { way: 'app' },
    { way: 'email', address: 'meier@arbeit.example' },
    { way: 'phone', number: '+49 30 1' },
  ])
})

it('names nothing that is not known', () => {
  expect(otherWays(inquiry(), undefined)).toEqual([])
})
