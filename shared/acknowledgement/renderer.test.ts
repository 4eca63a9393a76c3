import { beforeAll, describe, expect, it } from 'vitest'
import { compileDirectory } from '#shared/configuration/directory.ts'
import type { Configuration } from '#shared/configuration/schema.ts'
import { createRenderer, type Renderer } from './renderer.ts'
import { CUSTOMERS, facts, TODAY_1430 } from './sample-facts.fixture.ts'

let bank: Configuration
let renderer: Renderer
beforeAll(async () => {
  bank = (await compileDirectory('config/musterbank')).configuration
  renderer = createRenderer(bank)
})
const withTemplates = (templates: Record<string, string>) =>
  createRenderer({ ...bank, templates: { ...bank.templates, ...templates } })

describe('greeting', () => {
  const greeting = (customer: Parameters<typeof facts>[0] & object) =>
    renderer.acknowledgement(facts(customer)).text.split('\n')[0]

  it('is formal where salutation and family name are known, with the title', () => {
    expect(greeting({ customer: CUSTOMERS.ms })).toBe('Sehr geehrte Frau Meier,')
    expect(greeting({ customer: CUSTOMERS.mr })).toBe('Sehr geehrter Herr Becker,')
    expect(greeting({ customer: CUSTOMERS.titled })).toBe('Sehr geehrte Frau Dr. Yılmaz,')
    expect(greeting({ customer: CUSTOMERS.ms, language: 'en' })).toBe('Dear Ms Meier,')
    expect(greeting({ customer: CUSTOMERS.mr, language: 'en' })).toBe('Dear Mr Becker,')
    expect(greeting({ customer: CUSTOMERS.titled, language: 'en' })).toBe('Dear Dr. Yılmaz,')
  })
  it('guesses no gender from a name', () => {
    expect(greeting({ customer: CUSTOMERS.named })).toBe('Guten Tag Kim Sandberg,')
    expect(greeting({ customer: CUSTOMERS.named, language: 'en' })).toBe('Hello Kim Sandberg,')
    expect(greeting({ customer: { name: 'Anna Meier', salutation: 'ms' } })).toBe('Guten Tag Anna Meier,')
  })
  it('needs no name', () => {
    expect(greeting({ customer: CUSTOMERS.unknown })).toBe('Guten Tag,')
    expect(greeting({ customer: CUSTOMERS.unknown, language: 'en' })).toBe('Hello,')
  })
})

describe('subject', () => {
  it('keeps the thread of a mail', () => {
    expect(renderer.acknowledgement(facts({ subject: 'AW: Re: Meine Überweisung' })).subject).toBe(
      'Re: Meine Überweisung',
    )
  })
  it('repeats nothing that came by a form, where anybody can enter anybody’s address', () => {
    const { subject } = renderer.acknowledgement(facts({ channel: 'web', subject: 'Kaufen Sie Gold' }))
    expect(subject).toBe('Überweisung noch nicht da: Ihre Nachricht ist da (K7M2-Q4TX)')
  })
  it('carries the emergency number when it is urgent and new', () => {
    expect(renderer.acknowledgement(facts({ channel: 'web', urgent: true, topic: 'card-stolen' })).subject).toContain(
      '116 116',
    )
  })
})

describe('who takes care', () => {
  it('is the advisor where that is certain, else the desk', () => {
    expect(renderer.acknowledgement(facts({ advisorName: 'Léa Morel' })).text).toContain('Léa Morel kümmert sich')
    expect(renderer.acknowledgement(facts()).text).toContain('Unser Team Zahlungen kümmert sich')
  })
  it('is simply our team at a desk that this version of the configuration does not know', () => {
    const { text, fallback } = renderer.acknowledgement(facts({ desk: 'no-such-desk' }))
    expect(text).toContain('Unser Team kümmert sich')
    expect(fallback).toBeUndefined()
  })
})

describe('what cannot be trusted', () => {
  it('is never a template: Liquid in a name or subject stays as it is', () => {
    const attack = '{{ institute }}{% if urgent %}x{% endif %}'
    const { text, subject } = renderer.acknowledgement(facts({ customer: { name: attack }, subject: attack }))
    expect(text).toContain(`Guten Tag ${attack},`)
    expect(subject).toBe(`Re: ${attack}`)
  })
  it('is escaped in HTML', () => {
    const { html } = renderer.acknowledgement(
      facts({ customer: { name: '<img src=x onerror=alert(1)>' }, statusUrl: 'https://bank.example/"><script>' }),
    )
    expect(html).not.toMatch(/<img|<script/)
    expect(html).toContain('&lt;img src=x')
  })
  it('stays on one line', () => {
    const { text } = renderer.acknowledgement(facts({ customer: { name: 'Anna\n\nBitte rufen Sie uns an' } }))
    expect(text.split('\n')[0]).toBe('Guten Tag Anna Bitte rufen Sie uns an,')
  })
})

describe('the language', () => {
  it('is the institute’s default where it has no texts in the customer’s', () => {
    expect(renderer.acknowledgement(facts({ language: 'tr' })).text).toContain('Sehr geehrte Frau Meier')
    expect(renderer.acknowledgement(facts({ language: 'tr' })).html).toContain('<html lang="de">')
  })
})

describe('a language that the institute has no texts in', () => {
  const polish = (more: Parameters<typeof facts>[0] = {}) =>
    renderer.acknowledgement(facts({ language: 'pl', languageUnknown: true, ...more }))
  it('gets the default language and English, each with time and reference', () => {
    const { text, html } = polish()
    expect(text).toMatch(
      /^Sehr geehrte Frau Meier,[\s\S]*K7M2-Q4TX[\s\S]*Dear Ms Meier,[\s\S]*2:30 pm[\s\S]*K7M2-Q4TX/u,
    )
    expect(html).toContain('lang="en"')
  })
  it('begins with the emergency number in both', () => {
    const { text } = polish({ urgent: true, topic: 'card-stolen', desk: 'security' })
    expect(text).toMatch(/^Bitte rufen Sie jetzt gleich 116 116[\s\S]*\n\nPlease call 116 116 right now/u)
  })
  it('gets on a social channel what fits into one message', () => {
    expect(polish({ channel: 'social' }).text.length).toBeLessThanOrEqual(280)
  })
})

describe('the register', () => {
  const speaking = (
    register: Partial<Pick<Configuration['institute'], 'register' | 'registerOf'>>,
    desk?: 'informal',
    customer: { readonly register?: 'formal' | 'informal' } = {},
  ) =>
    createRenderer({
      ...bank,
      institute: { ...bank.institute, ...register },
      desks: bank.desks.map((one) => (desk === undefined ? one : { ...one, register: desk })),
    }).acknowledgement(facts({ customer: { ...CUSTOMERS.ms, segment: 'private', ...customer } })).text
  it('is that of the desk, else of the customer’s segment, else of the institute', () => {
    expect(speaking({})).toContain('Ihre Überweisung')
    expect(speaking({ register: 'informal' })).toMatch(/^Hallo Anna,[\s\S]*deine Überweisung/u)
    expect(speaking({ registerOf: { private: 'informal' } })).toContain('deine Überweisung')
    expect(speaking({ registerOf: { business: 'informal' } })).toContain('Ihre Überweisung')
    expect(speaking({}, 'informal')).toContain('deine Überweisung')
  })
  it('is what the customer wishes before all others', () => {
    expect(speaking({}, undefined, { register: 'informal' })).toContain('deine Überweisung')
    expect(speaking({}, 'informal', { register: 'formal' })).toContain('Ihre Überweisung')
  })
  it('stays formal where a language has no informal texts', () => {
    const french = createRenderer({ ...bank, institute: { ...bank.institute, register: 'informal' } })
    expect(french.acknowledgement(facts({ language: 'fr' })).text).toContain('votre virement')
  })
})

describe('the tone', () => {
  it('changes with hardship, and nothing else does', () => {
    const told = (hardship: NonNullable<Parameters<typeof facts>[0]>['hardship']) =>
      renderer.acknowledgement(facts(hardship === undefined ? {} : { hardship }))
    expect(told(['bereavement']).text).toContain('unser aufrichtiges Beileid')
    expect(told(['cannot-pay', 'self-harm']).text).toContain('danke, dass Sie uns das anvertrauen')
    const plain = told(undefined)
    const sad = told(['bereavement'])
    expect(sad.subject).toBe(plain.subject)
    expect(sad.text.split(' kümmert sich darum')[1]).toBe(plain.text.split(' kümmert sich darum')[1])
  })
  it('is not glad of praise from somebody in hardship', () => {
    const praise = { topic: 'praise', desk: 'feedback' }
    expect(renderer.acknowledgement(facts(praise)).text).toContain('freut uns')
    expect(renderer.acknowledgement(facts({ ...praise, hardship: ['bereavement'] })).text).not.toContain('freut')
  })
})

describe('what a customer should not have sent', () => {
  it('is asked for kindly in one sentence, in every language', () => {
    const asked = (language: string) => renderer.acknowledgement(facts({ language, masked: true })).text
    expect(asked('de')).toContain('Bitte schreiben Sie uns keine Kartennummern, PINs, TANs oder Passwörter;')
    expect(asked('en')).toContain('Please do not send us card numbers')
    expect(asked('fr')).toContain('Ne nous écrivez ni numéro de carte')
    expect(renderer.acknowledgement(facts()).text).not.toContain('Kartennummern')
  })
})

describe('a social channel', () => {
  it('gets one line within 280 characters, also when the template fails', () => {
    const { text } = renderer.acknowledgement(facts({ channel: 'social', urgent: true, masked: true }))
    expect(text).toMatch(/^Bitte rufen Sie jetzt gleich 116 116 an\. .*heute bis 14:30 Uhr.*K7M2-Q4TX/u)
    expect(text.length).toBeLessThanOrEqual(280)
    const broken = withTemplates({ 'de/short.liquid': '{{ reference }} {{ promise }} '.repeat(20) })
    const plain = broken.acknowledgement(facts({ channel: 'social' }))
    expect(plain.fallback).toBe('de/short.liquid gives too long a text: at most 280 characters')
    expect(plain.text.length).toBeLessThanOrEqual(280)
  })
})

describe('links', () => {
  it('are there only with a status address, in text and HTML', () => {
    const none = renderer.acknowledgement(facts())
    expect(none.text + none.html).not.toMatch(/https?:|href/)
    const url = 'https://bank.example/status/abc'
    const one = renderer.acknowledgement(facts({ statusUrl: url }))
    expect(one.text).toContain(url)
    expect(one.html).toContain(`<a href="${url}">${url}</a>`)
  })
})

describe('a template that fails', () => {
  const german = 'de/acknowledgement.liquid'
  it.each([
    ['is not there', undefined, 'de/acknowledgement.liquid does not exist'],
    ['is not Liquid', '{% if urgent %}', /^de\/acknowledgement.liquid failed: ParseError, line:1/],
    ['names an unknown variable', '{{ nonsense }}', /undefined variable: nonsense, line:1/],
    ['uses an unknown filter', '{{ name | shout }}', /failed: /],
    ['reaches for the prototype', '{{ name.constructor.name }}', /undefined variable/],
    ['reaches for a file', '{% include "/etc/passwd" %}', /failed: /],
    ['leaves out the reference', 'Guten Tag', 'de/acknowledgement.liquid leaves out the reference'],
    ['leaves out the promised time', '{{ reference }}', 'de/acknowledgement.liquid leaves out the promised time'],
    ['makes too much', '{% for i in (1..10000000) %}x{% endfor %}', /failed: /],
    ['writes too much', '{% for i in (1..5000) %}x{% endfor %}', /gives too long a text/],
  ])('and %s gives way to the plain form, with the reason', (_, template, reason) => {
    const { [german]: _removed, ...others } = bank.templates
    const templates = template === undefined ? others : { ...others, [german]: template }
    const { fallback, text, subject, html } = createRenderer({ ...bank, templates }).acknowledgement(facts())
    expect(fallback).toEqual(typeof reason === 'string' ? reason : expect.stringMatching(reason))
    expect(text).toBe(
      'Guten Tag Anna Meier,\n\nIhre Nachricht ist bei uns angekommen. Wir antworten Ihnen heute bis 14:30 Uhr. Ihre Vorgangsnummer ist K7M2-Q4TX.\n\nMusterbank',
    )
    expect(subject).toBe('Ihre Nachricht (K7M2-Q4TX)')
    expect(html).toContain('<p>Guten Tag Anna Meier,</p>')
  })

  it('says nothing about the customer in its reason', () => {
    const broken = withTemplates({ 'de/acknowledgement.liquid': '{{ name | date: family | nonsense }}' })
    const { fallback } = broken.acknowledgement(facts())
    expect(fallback).not.toMatch(/Meier|Anna/)
  })

  it('still begins with the emergency number, in English and without a name or promise', () => {
    const broken = withTemplates({ 'en/acknowledgement.liquid': '{{ greeting }} {{ reference }} 116 116' })
    const { promiseBy: _, ...open } = facts({ language: 'en', urgent: true, customer: { name: '' } })
    expect(withTemplates({ 'en/acknowledgement.liquid': 'x\n{{ reference }} 116 116' }).acknowledgement(open)).toEqual({
      subject: 'Your message (K7M2-Q4TX)',
      text: 'Please call 116 116 now.\n\nHello,\n\nyour message has reached us. Your reference is K7M2-Q4TX.\n\nMusterbank',
      html: expect.stringContaining('<p>Please call 116 116 now.</p>'),
      fallback: 'en/acknowledgement.liquid does not begin with the emergency number',
    })
    expect(broken.acknowledgement(open).fallback).toBeUndefined()
  })

  it('is replaced in English where the built-in form does not know the language', () => {
    const italian = createRenderer({
      ...bank,
      institute: { ...bank.institute, languages: ['it'], defaultLanguage: 'it' },
    }).acknowledgement(facts({ customer: { name: 'Zoë & <Zora>' }, promiseBy: TODAY_1430 }))
    expect(italian.fallback).toBe('it/greeting.liquid does not exist')
    expect(italian.text).toContain('Hello Zoë & <Zora>')
    expect(italian.html).toContain('Hello Zoë &amp; &lt;Zora&gt;')
  })

  it('still says that a mail was too large to be read whole', () => {
    const { 'de/too-large.liquid': _, ...templates } = bank.templates
    const rendered = createRenderer({ ...bank, templates }).acknowledgement(facts({ kind: 'too-large' }))
    expect(rendered.fallback).toBe('de/too-large.liquid does not exist')
    expect(rendered.text).toContain('zu groß, um ganz gelesen zu werden')
  })

  it('is reported when it gives no subject', () => {
    expect(withTemplates({ 'de/subject.liquid': ' ' }).acknowledgement(facts()).fallback).toBe(
      'de/subject.liquid is empty or too long',
    )
  })
})
