import { beforeEach, describe, expect, test } from 'vitest'
import { customerFixture } from '#shared/customer/customer.fixture.ts'
import type { Customer } from '#shared/customer/customer.ts'
import { SubjectTaken } from '#shared/customer/subject-taken.ts'
import { Conflict, Malformed } from '#shared/errors.ts'
import { creation, NOW, sampleInquiry } from './samples.ts'
import type { OpenWorld, StorageWorld } from './storage-world.ts'

const anna: Customer = {
  customerId: 'anna',
  subject: 'c-anna',
  name: { given: 'Anna', family: 'Meier', title: 'Dr.' },
  salutation: 'ms',
  emails: ['anna@kunde.example', 'family@kunde.example'],
  language: 'de',
  register: 'informal',
  channel: 'both',
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
      await world.customers.put(anna, 0)
      await world.customers.put(jo, 0)
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
      await expect(world.customers.put({ ...jo, subject: 'c-anna' }, 1)).rejects.toEqual(new SubjectTaken())
      expect(await world.customers.entry('jo')).toEqual({ version: 1, customer: jo })
      await world.customers.put({ ...anna, subject: 'c-new' }, 1)
      await world.customers.put({ ...jo, subject: 'c-anna' }, 1)
      expect(await world.customers.bySubject('c-anna')).toEqual({ ...jo, subject: 'c-anna' })
    })

    test('forgets addresses, subjects and advisors that a customer no longer has', async () => {
      const moved: Customer = { ...anna, subject: 'c-new', emails: ['new@kunde.example'], ownAdvisorId: 'wolf' }
      expect(await world.customers.put(moved, 1)).toBe(2)
      expect(await world.customers.put(moved, 2)).toBe(3)
      expect(await world.customers.bySubject('c-anna')).toBeUndefined()
      expect(await world.customers.bySubject('c-new')).toEqual(moved)
      expect(await world.customers.byEmail('anna@kunde.example')).toEqual([])
      expect(await world.customers.byEmail('family@kunde.example')).toEqual([jo])
      expect(await world.customers.count('kaya')).toBe(0)
      expect(await world.customers.list({ ownAdvisorId: 'wolf' }, { limit: 10 })).toEqual({
        items: [{ version: 3, customer: moved }],
      })
    })

    test('changes nothing on a version that is not in force', async () => {
      const moved: Customer = { ...anna, emails: ['new@kunde.example'] }
      for (const version of [0, 2]) {
        await expect(world.customers.put(moved, version)).rejects.toEqual(new Conflict('customer'))
        await expect(world.customers.remove('anna', version)).rejects.toEqual(new Conflict('customer'))
      }
      expect(await world.customers.entry('anna')).toEqual({ version: 1, customer: anna })
      expect(await world.customers.byEmail('new@kunde.example')).toEqual([])
    })

    test('takes a customer out with everything that led to them, and remembers that there was one', async () => {
      await world.customers.remove('anna', 1)
      expect(await world.customers.find('anna')).toBeUndefined()
      expect(await world.customers.bySubject('c-anna')).toBeUndefined()
      expect(await world.customers.byEmail('anna@kunde.example')).toEqual([])
      expect(await world.customers.byEmail('family@kunde.example')).toEqual([jo])
      expect((await world.customers.list({}, { limit: 10 })).items).toEqual([{ version: 1, customer: jo }])
      expect(await world.customers.count('kaya')).toBe(0)
      expect(await world.customers.entry('anna')).toEqual({ version: 2 })
      await expect(world.customers.put(anna, 0)).rejects.toEqual(new Conflict('customer'))
      expect(await world.customers.put(anna, 2)).toBe(3)
      expect(await world.customers.byEmail('anna@kunde.example')).toEqual([anna])
    })

    test('lists everybody once, page by page, and those of one advisor', async () => {
      for (const customerId of ['c1', 'c2', 'c3', 'c4', 'c5'])
        await world.customers.put(customerFixture({ customerId, emails: [], ownAdvisorId: 'wolf' }), 0)
      const pages = async (filter: { ownAdvisorId?: string }) => {
        const ids: string[] = []
        for (let cursor: string | undefined; ; ) {
          const page = await world.customers.list(filter, { limit: 2, ...(cursor === undefined ? {} : { cursor }) })
          expect(page.items.length).toBeLessThanOrEqual(2)
          ids.push(...page.items.flatMap(({ customer }) => customer?.customerId ?? []))
          cursor = page.cursor
          if (cursor === undefined) return ids
        }
      }
      expect((await pages({})).toSorted()).toEqual(['anna', 'c1', 'c2', 'c3', 'c4', 'c5', 'jo'])
      expect(await pages({ ownAdvisorId: 'wolf' })).toEqual(['c1', 'c2', 'c3', 'c4', 'c5'])
      expect(await pages({ ownAdvisorId: 'nobody' })).toEqual([])
      expect(await world.customers.count('wolf')).toBe(5)
      expect(await world.customers.ownAdvisorIds()).toEqual(['kaya', 'wolf'])
      await expect(world.customers.list({}, { limit: 2, cursor: '*' })).rejects.toBeInstanceOf(Malformed)
    })

    test('gives at most twenty customers of one address', async () => {
      for (let index = 0; index < 25; index += 1) {
        await world.customers.put({ ...jo, customerId: `many-${index}`, emails: ['many@kunde.example'] }, 0)
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

    test('gives who stands ready at a desk, the best first and page by page, each once', async () => {
      const { roster } = world
      await roster.stand('kaya', 'cards', { order: '0500#1#2#kaya', changes: 1 })
      await roster.stand('wolf', 'cards', { order: '0100#1#2#wolf', changes: 1 })
      await roster.stand('kaya', 'loans', { order: '0000#1#2#kaya', changes: 1 })
      await roster.stand('ann', 'cards', { order: '0200#1#2#ann', changes: 1 })
      await roster.stand('ann', 'cards', { order: '0600#1#1#ann', changes: 2 })
      const first = await roster.standing('cards', { limit: 2 })
      expect(first).toEqual([
        { advisorId: 'wolf', order: '0100#1#2#wolf' },
        { advisorId: 'kaya', order: '0500#1#2#kaya' },
      ])
      const after = first[1]?.order ?? ''
      expect(await roster.standing('cards', { limit: 2, after })).toEqual([{ advisorId: 'ann', order: '0600#1#1#ann' }])
      expect(await roster.standing('cash', { limit: 2 })).toEqual([])
    })

    test('keeps no place of somebody who does not stand ready, and nothing that was seen earlier', async () => {
      const { roster } = world
      await roster.stand('kaya', 'cards', { order: '0500#1#2#kaya', changes: 2 })
      await roster.stand('kaya', 'cards', { order: '0000#1#2#kaya', changes: 1 })
      expect(await roster.standing('cards', { limit: 2 })).toEqual([{ advisorId: 'kaya', order: '0500#1#2#kaya' }])
      await roster.stand('kaya', 'cards', { changes: 3 })
      await roster.stand('kaya', 'cards', { order: '0500#1#2#kaya', changes: 2 })
      expect(await roster.standing('cards', { limit: 2 })).toEqual([])
      expect(await roster.loads(['kaya'])).toMatchObject([{ open: [], changes: 0 }])
    })
  })
}
