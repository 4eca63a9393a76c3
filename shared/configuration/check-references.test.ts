import { describe, expect, test } from 'vitest'
import { checkPeople } from './check-people.ts'
import { checkReferences } from './check-references.ts'
import { examplePeople, exampleSource } from './example-source.fixture.ts'
import type { Advisor, ConfigurationSource, Desk, Topic } from './schema.ts'

type Institute = ConfigurationSource['institute']
const source = exampleSource()
const [general, security] = source.desks
const [kaya, wolf] = source.advisors
const [stolen] = source.topics
if (!general || !security || !kaya || !wolf || !stolen) throw new Error('the example is incomplete')

const problems = (change: Partial<ConfigurationSource>) =>
  checkReferences({ ...source, ...change }).map(({ path, message }) => `${path} ${message}`)
const institute = (change: Partial<Institute>) => problems({ institute: { ...source.institute, ...change } })
const firstDesk = (change: Partial<Desk>) => problems({ desks: [{ ...general, ...change }, security] })
const firstAdvisor = (change: Partial<Advisor>) => problems({ advisors: [{ ...kaya, ...change }, wolf] })
const topic = (change: Partial<Topic>) => problems({ topics: [{ ...stolen, ...change }] })
const mailboxes = (...boxes: Institute['mail']['mailboxes']) =>
  institute({ mail: { ...source.institute.mail, mailboxes: boxes } })

test('a configuration that fits together has no problems, deputies of one another included', () => {
  expect(problems({})).toEqual([])
})

describe('the institute', () => {
  test('must name a zone, a general desk and a default language that exist', () => {
    expect(institute({ zone: 'Europe/Musterstadt', generalDesk: 'gen', defaultLanguage: 'fr' })).toEqual([
      'institute.zone must be an IANA time zone such as Europe/Berlin',
      'institute.defaultLanguage names no language of the institute that exists: it must be one such as de, en',
      'institute.generalDesk names no desk that exists: did you mean general? It must be one such as general, security',
    ])
  })

  test('must name each language once, and only languages', () => {
    expect(institute({ languages: ['de', 'en', 'de'] })).toEqual([
      'institute.languages[2] stands twice, and must be unique',
    ])
    expect(institute({ languages: ['de', 'en', 'qx'] })[0]).toBe(
      'institute.languages[2] must be an ISO 639 code such as de',
    )
  })

  test('must have each address of a mailbox once, and mailboxes of desks that exist', () => {
    const first = { address: 'a@bank.example', aliases: ['b@bank.example'] }
    expect(mailboxes(first, { address: 'b@bank.example', aliases: [], desk: 'card' })).toEqual([
      'institute.mail.mailboxes[1].desk names no desk that exists: it must be one such as general, security',
      'institute.mail.mailboxes[1].address stands twice, and must be unique',
    ])
    expect(mailboxes({ ...first, desk: 'general' })).toEqual([])
  })
})

describe('a desk', () => {
  test('must have a name in every language of the institute and in no other', () => {
    expect(firstDesk({ name: { de: 'Service', fr: 'Service' } })).toEqual([
      'desks[0].name.en is missing: every text is needed in every language',
      "desks[0].name.fr is not one of the institute's languages",
    ])
  })

  test('must have an id of its own', () => {
    expect(problems({ desks: [general, security, general] })).toEqual(['desks[2].id stands twice, and must be unique'])
  })

  test('is led by advisors that exist, each once', () => {
    expect(firstDesk({ leads: ['kaya', 'nobody'], deputyLeads: ['kaya'] })).toEqual([
      'desks[0].deputyLeads[0] stands twice, and must be unique',
      'desks[0].leads[1] names no advisor that exists: it must be one such as wolf, kaya',
    ])
  })

  test('works in languages that its advisors speak', () => {
    expect(problems({ desks: [general, { ...security, languages: ['de', 'en', 'fr'] }] })).toEqual([
      'desks[1].languages[1] is spoken by no advisor of desk security: add one, or take the language out',
      'desks[1].languages[2] names no language of the institute that exists: it must be one such as de, en',
    ])
  })

  test('opens at some time, and has one rule for a special day', () => {
    const week = { mon: [], tue: [], wed: [], thu: [], fri: [], sat: [], sun: [] }
    const day = { date: '2026-12-24', open: [] }
    expect(firstDesk({ hours: { week, onHolidays: false, days: [day, day] } })).toEqual([
      'desks[0].hours.week must have an opening on at least one day',
      'desks[0].hours.days[1].date stands twice, and must be unique',
    ])
  })

  test('for urgent matters is the only one and open day and night', () => {
    expect(problems({ desks: [{ ...general, urgent: true }, security] })).toEqual([
      'desks[0].hours must be always: the desk for urgent matters is staffed day and night',
      'desks[1].urgent must be false: another desk is the one for urgent matters',
    ])
  })
})

describe('an advisor', () => {
  test('must differ from all others in id, subject and address', () => {
    expect(problems({ advisors: [kaya, wolf, wolf] }).filter((problem) => problem.includes('twice'))).toEqual([
      'advisors[2].id stands twice, and must be unique',
      'advisors[2].sub stands twice, and must be unique',
      'advisors[2].email stands twice, and must be unique',
    ])
  })

  test('works at desks that exist, in languages that exist', () => {
    expect(firstAdvisor({ desks: ['general', 'security', 'secure'], languages: ['de', 'qx'] })).toEqual([
      'advisors[0].desks[2] names no desk that exists: did you mean security? It must be one such as security, general',
      'advisors[0].languages[1] must be an ISO 639 code such as de',
    ])
  })

  test('has deputies that exist, each once, and is not their own', () => {
    expect(firstAdvisor({ deputies: ['kaya', 'wolf', 'wolf', 'nobody'] })).toEqual([
      'advisors[0].deputies[2] stands twice, and must be unique',
      'advisors[0].deputies[0] must be somebody else',
      'advisors[0].deputies[3] names no advisor that exists: it must be one such as wolf, kaya',
    ])
  })

  test('is absent from a day until the same or a later one', () => {
    const day = { from: '2026-12-01', to: '2026-12-01' }
    expect(firstAdvisor({ absences: [day, { from: '2026-12-02', to: '2026-12-01' }] })).toEqual([
      'advisors[0].absences[1].to must not lie before from',
    ])
  })
})

test('a topic has an id of its own, a desk that exists and its texts in every language', () => {
  expect(problems({ topics: [stolen, stolen] })).toEqual(['topics[1].id stands twice, and must be unique'])
  expect(
    topic({ desk: 'sec', understood: { de: 'Ihre Karte' }, meanwhile: { en: 'Call.' }, words: { qx: ['a b'] } }),
  ).toEqual([
    'topics[0].desk names no desk that exists: did you mean security? It must be one such as security, general',
    'topics[0].understood.en is missing: every text is needed in every language',
    'topics[0].meanwhile.de is missing: every text is needed in every language',
    'topics[0].words[0] must be an ISO 639 code such as de',
  ])
})

describe('routing', () => {
  test('finds somebody for all work: licences, segments and room for what weighs most', () => {
    const licensed = [{ ...general, licences: ['securities'] }, security]
    expect(problems({ desks: licensed })).toEqual([
      'desks[0].licences are held by no advisor of desk general: give one of them all of these, or take one out',
    ])
    const staff = source.advisors.map((advisor) => ({ ...advisor, licences: ['securities'] }))
    expect(problems({ desks: licensed, advisors: staff })).toEqual([])
    const privately = source.advisors.map((advisor) => ({ ...advisor, segments: ['private' as const] }))
    expect(problems({ advisors: privately })[0]).toBe(
      'desks[0] has no advisor who serves business customers: add one, or relax the rule segment after a wait',
    )
    expect(problems({ desks: [{ ...general, weight: 20 }, security] })[0]).toMatch(
      /^advisors\[\d\]\.capacity must be at least 20: so much does one inquiry weigh/u,
    )
  })

  test('relaxes each rule once', () => {
    const rule = { rule: 'segment', afterMinutes: 60 } as const
    expect(institute({ routing: { ...source.institute.routing, relax: [rule, rule] } })).toEqual([
      'institute.routing.relax[1].rule stands twice, and must be unique',
    ])
  })
})

describe('people', () => {
  const { customers, operators } = examplePeople()
  const [anna, jo] = customers
  if (!anna || !jo) throw new Error('the example is incomplete')

  test('that fit together have no problems', () => {
    expect(checkPeople({ customers, operators }, source)).toEqual([])
  })

  test('have ids and subjects of their own, a language, and an advisor that exists; none of them is quoted', () => {
    const twin = { ...jo, id: 'anna', sub: 's-kaya', language: 'qx', ownAdvisor: 'kay' }
    expect(checkPeople({ customers: [anna, twin], operators }, source)).toEqual([
      { path: ['people', 'customers', 1, 'id'], message: 'stands twice, and must be unique' },
      { path: ['people', 'customers', 1, 'sub'], message: 'stands twice, and must be unique' },
      { path: ['people', 'customers', 1, 'language'], message: 'must be an ISO 639 code such as de' },
      {
        path: ['people', 'customers', 1, 'ownAdvisor'],
        message: 'names no advisor that exists: did you mean kaya? It must be one such as kaya, wolf',
      },
    ])
  })
})
