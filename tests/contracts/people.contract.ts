import { beforeEach, describe, expect, test } from 'vitest'
import { customerFixture } from '#shared/customer/customer.fixture.ts'
import type { Customer } from '#shared/customer/customer.ts'
import { Conflict } from '#shared/errors.ts'
import { creation, NOW, sampleInquiry } from './samples.ts'
import type { OpenWorld, StorageWorld } from './storage-world.ts'

const anna: Customer = {
  customerId: 'anna',
  subject: 'c-anna',
  name: { given: 'Anna', family: 'Meier', title: 'Dr.' },
  salutation: 'ms',
  emails: ['anna@kunde.example', 'family@kunde.example'],
  language: 'de',
  segment: 'private',
  ownAdvisorId: 'kaya',
  deputyIds: ['wolf', 'lind'],
  conflictAdvisorIds: ['meier'],
  company: { companyId: 'meier-bau', role: 'Prokuristin' },
  values: ['punctuality', 'care-afterwards'],
  consents: [
    { purpose: 'updates', at: NOW, way: 'branch' },
    { purpose: 'ratings', at: NOW, way: 'app', withdrawnAt: NOW + 1 },
  ],
}
const jo = customerFixture({
  customerId: 'jo',
  name: { given: 'Jo', family: 'Meier' },
  emails: ['family@kunde.example'],
})

/** What CustomerDirectory promises. */
export function customerDirectoryContract(name: string, open: OpenWorld): void {
  describe(`the customer directory (${name})`, () => {
    let world: StorageWorld
    beforeEach(async () => {
      world = await open()
      await world.customers.put(anna)
      await world.customers.put(jo)
    })

    test('finds a customer by id, subject and address', async () => {
      expect(await world.customers.find('anna')).toEqual(anna)
      expect(await world.customers.find('jo')).toEqual(jo)
      expect(await world.customers.bySubject('c-anna')).toEqual(anna)
      expect(await world.customers.byEmail('anna@kunde.example')).toEqual([anna])
      expect(await world.customers.byEmail('family@kunde.example')).toEqual([anna, jo])
    })

    test('finds nobody under what nobody has', async () => {
      expect(await world.customers.find('nobody')).toBeUndefined()
      expect(await world.customers.bySubject('nobody')).toBeUndefined()
      expect(await world.customers.byEmail('nobody@kunde.example')).toEqual([])
    })

    test('gives a subject to one customer alone, and to the next once it is free', async () => {
      await expect(world.customers.put({ ...jo, subject: 'c-anna' })).rejects.toEqual(new Conflict('customer'))
      expect(await world.customers.find('jo')).toEqual(jo)
      await world.customers.put({ ...anna, subject: 'c-new' })
      await world.customers.put({ ...jo, subject: 'c-anna' })
      expect(await world.customers.bySubject('c-anna')).toEqual({ ...jo, subject: 'c-anna' })
    })

    test('forgets addresses and subjects that a customer no longer has', async () => {
      const moved: Customer = { ...anna, subject: 'c-new', emails: ['new@kunde.example'] }
      await world.customers.put(moved)
      await world.customers.put(moved)
      expect(await world.customers.bySubject('c-anna')).toBeUndefined()
      expect(await world.customers.bySubject('c-new')).toEqual(moved)
      expect(await world.customers.byEmail('anna@kunde.example')).toEqual([])
      expect(await world.customers.byEmail('family@kunde.example')).toEqual([jo])
    })

    test('gives at most twenty customers of one address', async () => {
      for (let index = 0; index < 25; index += 1) {
        await world.customers.put({ ...jo, customerId: `many-${index}`, emails: ['many@kunde.example'] })
      }
      expect(await world.customers.byEmail('many@kunde.example')).toHaveLength(20)
    })
  })
}

/** What Roster promises. */
export function rosterContract(name: string, open: OpenWorld): void {
  describe(`the roster (${name})`, () => {
    let world: StorageWorld
    beforeEach(async () => {
      world = await open()
    })

    test('knows when a console was last heard of, whatever comes late', async () => {
      await world.roster.seen('kaya', NOW)
      await world.roster.seen('kaya', NOW - 1)
      expect(await world.roster.loads(['kaya'])).toMatchObject([{ console: { seenAt: NOW } }])
      await world.roster.seen('kaya', NOW + 1)
      expect(await world.roster.loads(['kaya'])).toMatchObject([{ console: { seenAt: NOW + 1 } }])
    })

    test('knows since when somebody is gone, until they are back', async () => {
      await world.roster.setGone('kaya', NOW)
      expect(await world.roster.loads(['kaya'])).toMatchObject([{ goneSince: NOW }])
      await world.roster.setGone('kaya', undefined)
      expect((await world.roster.loads(['kaya']))[0]).not.toHaveProperty('goneSince')
    })

    test('counts what changes for an advisor, with and without load', async () => {
      const inquiry = sampleInquiry('a')
      await world.inquiries.commit(creation(inquiry))
      const load = { add: 'a', weight: 1, capacity: 5, at: NOW, advisorId: 'kaya' }
      await world.inquiries.commit({ inquiryId: 'a', load: [load] })
      await world.inquiries.commit({ inquiryId: 'a', load: [{ advisorId: 'kaya', notice: true }] })
      expect(await world.roster.loads(['kaya'])).toMatchObject([{ open: ['a'], openWeight: 1, changes: 2 }])
    })

    test('answers in the order asked, also for advisors never seen and asked twice', async () => {
      await world.roster.setPresence('kaya', 'away', NOW)
      const empty = { open: [], openWeight: 0, lastAssignedAt: 0, given: 0, changes: 0 }
      const presence = { value: 'away', setAt: NOW }
      expect(await world.roster.loads(['wolf', 'kaya', 'wolf'])).toEqual([
        { advisorId: 'wolf', ...empty },
        { advisorId: 'kaya', ...empty, presence },
        { advisorId: 'wolf', ...empty },
      ])
      expect(await world.roster.loads([])).toEqual([])
    })

    test('keeps presence and load beside each other', async () => {
      const load = (add: string) => [{ advisorId: 'kaya', add, weight: 2, capacity: 10, at: NOW + 1 }] as const
      await world.inquiries.commit(creation(sampleInquiry('b'), { load: load('b') }))
      await world.roster.setPresence('kaya', 'available', NOW)
      await world.inquiries.commit(creation(sampleInquiry('a'), { load: load('a') }))
      await world.roster.setPresence('kaya', 'offline', NOW + 5)
      expect(await world.roster.loads(['kaya'])).toEqual([
        {
          advisorId: 'kaya',
          open: ['a', 'b'],
          openWeight: 4,
          lastAssignedAt: NOW + 1,
          given: 4,
          changes: 2,
          presence: { value: 'offline', setAt: NOW + 5 },
        },
      ])
    })
  })
}
