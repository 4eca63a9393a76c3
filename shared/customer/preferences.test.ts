import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createMemoryWorld } from '#shared/memory/world.ts'
import { customerFixture } from './customer.fixture.ts'
import { CUSTOMER_VALUES } from './customer.ts'
import { changePreferences, preferencesOf, withPreferences } from './preferences.ts'

const asked = { purpose: 'mortgage-offers', at: 5, way: 'branch' } as const
const anna = customerFixture({ subject: 'sub-anna', register: 'informal', channel: 'mail', consents: [asked] })
const of = (given: Readonly<Record<string, boolean>>) =>
  Object.entries(given).map(([purpose, is]) => ({ purpose, given: is }))
const wish = { language: 'en', values: ['cordiality'], consents: of({ updates: true }) } as const

describe('preferences', () => {
  it('name what may be consented to, given or not', () => {
    expect(preferencesOf(anna).consents).toEqual(of({ updates: false, 'mortgage-offers': true }))
  })

  it('change what a customer says of themselves and nothing else', () => {
    const { language, register, channel, values, consents, ...rest } = withPreferences(
      anna,
      { ...wish, channel: 'both' },
      9,
    )
    const { language: _l, register: _r, channel: _h, values: _v, consents: _c, ...before } = anna
    expect(rest).toEqual(before)
    expect({ language, register, channel, values }).toEqual({
      language: 'en',
      register: undefined,
      channel: 'both',
      values: ['cordiality'],
    })
    expect(withPreferences(anna, wish, 9).channel).toBeUndefined()
    expect(consents).toEqual([asked, { purpose: 'updates', at: 9, way: 'app' }])
  })

  it('keep when a consent was given after it is taken back, and take no purpose that nobody asked for', () => {
    const consents = of({ 'mortgage-offers': false, everything: true })
    expect(withPreferences(anna, { ...wish, consents }, 9).consents).toEqual([{ ...asked, withdrawnAt: 9 }])
  })

  it('read back as they were made, and made twice change nothing more', () => {
    fc.assert(
      fc.property(
        fc.boolean(),
        fc.boolean(),
        fc.uniqueArray(fc.constantFrom(...CUSTOMER_VALUES)),
        (updates, offers, values) => {
          const to = { language: 'fr', values, consents: of({ updates, 'mortgage-offers': offers }) }
          const once = withPreferences(anna, to, 9)
          expect(preferencesOf(once)).toEqual(to)
          expect(withPreferences(once, to, 12)).toEqual(once)
        },
      ),
    )
  })

  it('are made on the customer as core banking left them', async () => {
    const { customers } = createMemoryWorld({ clock: () => 0 })
    const version = await customers.put(anna, 0)
    const late = {
      ...customers,
      put: async (customer: typeof anna, from: number) => {
        if (from === version) await customers.put({ ...anna, segment: 'business' }, version)
        return customers.put(customer, from)
      },
    }
    expect(await changePreferences(late, 'sub-anna', wish, 9)).toMatchObject({ segment: 'business', language: 'en' })
    expect(await changePreferences(customers, 'sub-nobody', wish, 9)).toBeUndefined()
  })
})
