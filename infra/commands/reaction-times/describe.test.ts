import { describe, expect, it } from 'vitest'
import { HOUR } from '#shared/instant.ts'
import type { Rebuild } from '#shared/reaction-times/rebuild.ts'
import { forMachines, forPeople } from './describe.ts'

const NOW = Date.parse('2026-11-24T09:00:00Z')
const agreeing: Rebuild = {
  hours: { from: NOW, to: NOW + HOUR },
  milestones: 4,
  unmeasurable: [],
  differences: [],
  applied: false,
}
const differing: Rebuild = {
  ...agreeing,
  heldBack: { from: NOW + HOUR, to: NOW + 2 * HOUR },
  unmeasurable: [{ inquiryId: 'i1', eventId: 'e1', desk: 'closed', configVersion: 7 }],
  differences: [
    {
      hour: NOW,
      channel: 'email',
      desk: 'cards',
      topic: 'card-delivery',
      language: 'de',
      milestones: [{ milestone: 'firstResponse', clock: 'business', stored: 1, rebuilt: 2, missing: 1, surplus: 0 }],
      promises: { given: { stored: 1, rebuilt: 2 }, kept: { stored: 1, rebuilt: 1 } },
    },
  ],
}

describe('what a rebuild says', () => {
  it('is short where everything agrees', () => {
    expect(forPeople(agreeing)).toBe(
      '4 milestones in the hours from 2026-11-24T09:00Z to 2026-11-24T10:00Z.\nWhat is stored agrees with the inquiries.\n',
    )
  })

  it('names every cell that differs, what was left alone and what to do next', () => {
    const text = forPeople(differing)
    const cell = '2026-11-24T09:00Z email cards card-delivery de'
    expect(text).toContain(`${cell}: firstResponse, business time: 1 stored, 2 rebuilt; 1 missing, 0 too many.`)
    expect(text).toContain(`${cell}: promises: 1 stored, 2 rebuilt; kept: 1 stored, 1 rebuilt.`)
    expect(text).toContain('Left alone from 2026-11-24T10:00Z to 2026-11-24T11:00Z')
    expect(text).toContain('event e1 of inquiry i1; version 7 of the configuration has no desk closed')
    expect(text).toMatch(/Run it again with --apply to repair this\.\n$/)
    expect(forPeople({ ...differing, applied: true })).toMatch(/What differed was repaired\.\n$/)
  })

  it('does not call agreement what was never compared', () => {
    expect(forPeople({ ...agreeing, hours: { from: NOW, to: NOW } })).toMatch(/Nothing was compared\.\n$/)
  })

  it('has ISO times for machines', () => {
    expect(forMachines(differing)).toMatchObject({
      hours: { from: '2026-11-24T09:00:00.000Z', to: '2026-11-24T10:00:00.000Z' },
      heldBack: { from: '2026-11-24T10:00:00.000Z', to: '2026-11-24T11:00:00.000Z' },
      differences: [{ hour: '2026-11-24T09:00:00.000Z', desk: 'cards' }],
      applied: false,
    })
    expect(forMachines(agreeing)).not.toHaveProperty('heldBack')
  })
})
