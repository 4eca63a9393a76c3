import { expect } from 'vitest'
import { weightOf } from '#shared/inquiry/actions/transition.ts'
import type { Inquiry } from '#shared/inquiry/inquiry.ts'
import { candidateOf } from '#shared/routing/candidate.ts'
import { decide } from '#shared/routing/decide.ts'
import { decisionRules, routedInquiry } from '#shared/routing/routed-inquiry.ts'
import type { RoutingWorld } from './routing-world.ts'

export const inquiriesOf = async ({ inquiries }: RoutingWorld, ids: readonly string[]): Promise<readonly Inquiry[]> =>
  (await Promise.all(ids.map((id) => inquiries.find(id)))).flatMap((inquiry) => inquiry ?? [])

/** Capacity is never exceeded, and what everybody carries is what is assigned to them. */
export async function loadsAgree(world: RoutingWorld, all: readonly Inquiry[]): Promise<void> {
  const { advisors } = world.index().configuration
  for (const load of await world.roster.loads(advisors.map(({ id }) => id))) {
    const theirs = all.filter((one) => one.status === 'assigned' && one.advisorId === load.advisorId)
    expect(load.open).toEqual(theirs.map(({ inquiryId }) => inquiryId).sort())
    expect(load.openWeight).toBe(theirs.reduce((sum, one) => sum + weightOf(one), 0))
    expect(load.openWeight).toBeLessThanOrEqual(world.index().advisor(load.advisorId)?.capacity ?? 0)
  }
}

/** Nobody of the whole desk who is free may answer anything that waits. */
export async function nobodyIdles(world: RoutingWorld, all: readonly Inquiry[]): Promise<void> {
  const index = world.index()
  for (const inquiry of all.filter(({ status }) => status === 'waiting')) {
    const team = index.advisorsOf(inquiry.desk)
    const loads = await world.roster.loads(team.map(({ id }) => id))
    const candidates = team.flatMap((advisor, place) => {
      const load = loads[place]
      return load === undefined ? [] : [candidateOf(advisor, load, inquiry.desk, index, world.now())]
    })
    const asked = { at: world.now(), configVersion: index.version, inquiry: routedInquiry(inquiry, index, undefined) }
    const rules = decisionRules(inquiry, index, world.now())
    expect(decide({ ...asked, rules, candidates })).toMatchObject({ reason: 'nobody-eligible' })
  }
}

/** Nobody was given what somebody had. */
export async function assignedOnce(world: RoutingWorld, all: readonly Inquiry[]): Promise<void> {
  for (const { inquiryId, status } of all) {
    let had = false
    for (const { type } of await world.inquiries.events(inquiryId)) {
      if (type === 'assign') expect(had).toBe(false)
      if (type === 'assign') had = true
      else if (type === 'unassign' || type === 'resolve') had = false
    }
    expect(had).toBe(status === 'assigned')
  }
}
