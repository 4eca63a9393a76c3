import fc from 'fast-check'
import { beforeEach, describe, expect, it } from 'vitest'
import { Unavailable } from '#shared/errors.ts'
import { createMemoryWorld } from '#shared/memory/world.ts'
import { customerFixture } from '../customer.fixture.ts'
import type { Customer, CustomerDirectory } from '../customer.ts'
import { CONSENT_WAYS, CUSTOMER_VALUES } from '../customer.ts'
import { exportCustomers } from './export-customers.ts'
import { importCustomers } from './import-customers.ts'
import { readCustomerRows } from './read-customers.ts'

let directory: CustomerDirectory
beforeEach(() => {
  directory = createMemoryWorld().customers
})
const bring = (content: string, dryRun = false) =>
  importCustomers(directory, readCustomerRows('customers.csv', content), { dryRun })
const whole = async (from: CustomerDirectory): Promise<string> => {
  let text = ''
  for await (const lines of exportCustomers(from)) text += lines
  return text
}

const TABLE = `customerId,given,family,title,salutation,emails,subject,language,register,segment,ownAdvisorId,deputyIds,conflictAdvisorIds,companyId,companyRole,values,consents
k-1,Nora,Lindt,Dr.,ms,Nora@kunde.example | lindt@praxis.kunde.example,c-nora,de,informal,business,helene-kraft,greta-sommer|robert-sachs,lea-morel,lindt-praxis,"Inhaberin, Ärztin",punctuality,updates app 2026-03-02 | ratings branch 2026-01-01 2026-02-01T10:00:00+01:00
k-2,Jo,Lindt,,,nora@kunde.example,,en,,,,,,,,,
`
const HEADING = 'customerId;given;family;language;emails'

describe('an import', () => {
  it('enters customers with everything that a row says, and the same table again changes nothing', async () => {
    expect(await bring(TABLE)).toEqual({ created: 2, changed: 0, unchanged: 0, refused: [] })
    expect(await directory.find('k-1')).toEqual({
      customerId: 'k-1',
      name: { given: 'Nora', family: 'Lindt', title: 'Dr.' },
      salutation: 'ms',
      emails: ['nora@kunde.example', 'lindt@praxis.kunde.example'],
      subject: 'c-nora',
      language: 'de',
      register: 'informal',
      segment: 'business',
      ownAdvisorId: 'helene-kraft',
      deputyIds: ['greta-sommer', 'robert-sachs'],
      conflictAdvisorIds: ['lea-morel'],
      company: { companyId: 'lindt-praxis', role: 'Inhaberin, Ärztin' },
      values: ['punctuality'],
      consents: [
        { purpose: 'updates', way: 'app', at: Date.parse('2026-03-02') },
        {
          purpose: 'ratings',
          way: 'branch',
          at: Date.parse('2026-01-01'),
          withdrawnAt: Date.parse('2026-02-01T09:00Z'),
        },
      ],
    })
    expect((await directory.byEmail('nora@kunde.example')).map(({ customerId }) => customerId)).toEqual(['k-1', 'k-2'])
    expect(await bring(TABLE)).toEqual({ created: 0, changed: 0, unchanged: 2, refused: [] })
    expect((await directory.entry('k-1')).version).toBe(1)
  })

  it('keeps what a table has no column for, and empties what it has an empty cell for', async () => {
    await bring(TABLE)
    expect(await bring('customerId,family,companyRole,emails\nk-1,Berger,,\n')).toMatchObject({ changed: 1 })
    expect(await directory.find('k-1')).toMatchObject({
      name: { given: 'Nora', family: 'Berger', title: 'Dr.' },
      company: { companyId: 'lindt-praxis' },
      emails: [],
      consents: [{ purpose: 'updates' }, { purpose: 'ratings' }],
    })
  })

  it('refuses rows one by one, by row and column and never by what they say, and imports the others', async () => {
    await directory.put(customerFixture({ customerId: 'owner', emails: [], subject: 'taken' }), 0)
    const { refused, ...counts } = await bring(`${HEADING};subject
a;Ann;Ax;de;ann@kunde.example;s-a
b;;Bx;german;nonsense|ann@kunde.example;s-b
a;Again;Ax;de;;
c;Cem;Cx;de;;s-a
d;Dan;Dx;de;;taken
e;Eva;Ex;de
;Fay;Fx;de;;
`)
    expect(counts).toEqual({ created: 1, changed: 0, unchanged: 0 })
    expect(refused.map(({ row, column }) => [row, column])).toEqual([
      [3, 'given'],
      [3, 'emails'],
      [3, 'language'],
      [4, 'customerId'],
      [5, 'subject'],
      [6, 'subject'],
      [7, ''],
      [8, 'customerId'],
    ])
    expect(refused.filter(({ reason }) => reason === 'is missing').map(({ row }) => row)).toEqual([3, 8])
    expect(JSON.stringify(refused)).not.toMatch(/nonsense|german|Again|taken/u)
  })

  it('names what is missing of somebody new where the table has no column for it', async () => {
    expect((await bring('customerId,emails\nk-9,a@kunde.example\n')).refused).toEqual([
      { row: 2, column: 'given', reason: 'is missing' },
      { row: 2, column: 'language', reason: 'is missing' },
    ])
  })

  it('says beforehand what it would do, and does nothing of it', async () => {
    await directory.put(customerFixture({ customerId: 'owner', emails: [], subject: 'c-nora' }), 0)
    expect(await bring(TABLE, true)).toEqual({
      created: 1,
      changed: 0,
      unchanged: 0,
      refused: [{ row: 2, column: 'subject', reason: 'is that of another customer' }],
    })
    expect((await directory.list({}, { limit: 10 })).items).toHaveLength(1)
  })

  it.each([
    ['given,family\nA,B\n', 'must have a column customerId'],
    ['customerId,gievn\n1,B\n', 'must hold no other columns than customerId, given'],
    ['customerId,given,given\n1,A,B\n', 'must hold given once'],
    ['', 'must be a heading'],
    ['customerId,given\n1,"A"x\n', 'has something after a quote'],
    ['customerId,given\n1,"A', 'leaves a quote open'],
  ])('takes nothing from a table that cannot be meant: %j', async (content, sentence) => {
    expect(() => readCustomerRows('customers.csv', content)).toThrow(sentence)
  })

  it('decides again on what somebody else changed at the same time', async () => {
    await bring(TABLE)
    const { put } = directory
    let overtaken = false
    const busy: CustomerDirectory = {
      ...directory,
      put: async (customer, version) => {
        if (!overtaken) await put({ ...customer, segment: 'private', values: ['cordiality'] }, version)
        overtaken = true
        return put(customer, version)
      },
    }
    const rows = readCustomerRows('customers.csv', 'customerId,segment\nk-1,private-banking\n')
    expect(await importCustomers(busy, rows, { dryRun: false })).toMatchObject({ changed: 1, refused: [] })
    expect(await directory.find('k-1')).toMatchObject({ segment: 'private-banking', values: ['cordiality'] })
  })

  it('stops where the directory does not answer and says from where on', async () => {
    const rows = Array.from({ length: 25 }, (_, index) => `k-${index};Given;Family;de;`)
    const table = readCustomerRows('customers.csv', `${HEADING}\n${rows.join('\n')}\n`)
    const failing: CustomerDirectory = {
      ...directory,
      put: async (customer, version) => {
        if (customer.customerId === 'k-12') throw new Unavailable('dynamodb')
        return directory.put(customer, version)
      },
    }
    expect(await importCustomers(failing, table, { dryRun: false })).toEqual({
      created: 19,
      changed: 0,
      unchanged: 0,
      refused: [{ row: 14, column: '', reason: 'the directory did not answer' }],
      stoppedAtRow: 22,
    })
    expect(await importCustomers(directory, table, { dryRun: false })).toMatchObject({ created: 6, unchanged: 19 })
  })
})

const word = fc.stringMatching(/^[A-Za-zÄÖÜäöüß"',;.-]{1,20}$/u)
const id = fc.stringMatching(/^[a-z][a-z0-9-]{0,10}$/u)
const instant = fc.integer({ min: 0, max: 4e12 })
const customers: fc.Arbitrary<readonly Customer[]> = fc.uniqueArray(
  fc.record(
    {
      customerId: id,
      name: fc.record({ given: word, family: word, title: word }, { requiredKeys: ['given', 'family'] }),
      emails: fc.uniqueArray(
        id.map((name) => `${name}@kunde.example`),
        { maxLength: 3 },
      ),
      language: fc.constantFrom('de', 'en'),
      segment: fc.constantFrom('private', 'business'),
      ownAdvisorId: id,
      deputyIds: fc.uniqueArray(id, { maxLength: 3 }),
      conflictAdvisorIds: fc.uniqueArray(id, { maxLength: 3 }),
      company: fc.record({ companyId: id, role: word }, { requiredKeys: ['companyId'] }),
      values: fc.uniqueArray(fc.constantFrom(...CUSTOMER_VALUES)),
      consents: fc.uniqueArray(
        fc.record(
          { purpose: id, at: instant, way: fc.constantFrom(...CONSENT_WAYS), withdrawnAt: instant },
          { requiredKeys: ['purpose', 'at', 'way'] },
        ),
        { selector: ({ purpose }) => purpose, maxLength: 3 },
      ),
    },
    {
      requiredKeys: [
        ...(['customerId', 'name', 'emails', 'language', 'segment', 'deputyIds', 'conflictAdvisorIds'] as const),
        ...(['values', 'consents'] as const),
      ],
    },
  ),
  { selector: ({ customerId }) => customerId, maxLength: 5 },
)

it('takes in whole what an export gave, whatever is in it', async () => {
  await fc.assert(
    fc.asyncProperty(customers, async (all) => {
      const [from, to] = [createMemoryWorld().customers, createMemoryWorld().customers]
      for (const customer of all) await from.put(customer, 0)
      const report = await importCustomers(to, readCustomerRows('x', await whole(from)), { dryRun: false })
      expect(report).toMatchObject({ created: all.length, refused: [] })
      for (const customer of all) expect(await to.find(customer.customerId)).toEqual(customer)
    }),
  )
})
