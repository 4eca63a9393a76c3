import type { Candidate, RoutingSnapshot } from './decision.ts'

/** Somebody of the cards desk who is there and has nothing to do. */
export const candidate = (advisorId: string, over: Partial<Candidate> = {}): Candidate => ({
  advisorId,
  desks: ['cards'],
  languages: ['de', 'en'],
  licences: [],
  strengths: [],
  capacity: 10,
  openWeight: 0,
  presence: 'available',
  absent: false,
  lastAssignedAt: 0,
  givenToday: 0,
  focus: 1,
  ...over,
})

/** A German inquiry for the cards desk, and who could take it. */
export const snapshot = (
  candidates: readonly Candidate[],
  inquiry: Partial<RoutingSnapshot['inquiry']> = {},
  rules: Partial<RoutingSnapshot['rules']> = {},
): RoutingSnapshot => ({
  at: 0,
  configVersion: 1,
  inquiry: {
    inquiryId: 'i',
    desk: 'cards',
    language: 'de',
    urgent: false,
    weight: 1,
    licences: [],
    values: [],
    conflictAdvisorIds: [],
    deputyIds: [],
    ...inquiry,
  },
  rules: { relaxed: [], reserve: 0, helpingOut: 0, ...rules },
  candidates,
})
