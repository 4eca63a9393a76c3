import { beforeAll, describe, expect, it } from 'vitest'
import { compileDirectory } from '#shared/configuration/directory.ts'
import type { Configuration } from '#shared/configuration/schema.ts'
import { lintTemplates } from './lint-templates.ts'

let bank: Configuration
beforeAll(async () => {
  bank = (await compileDirectory('config/musterbank')).configuration
})

const german = () => bank.templates['de/acknowledgement.liquid'] ?? ''
/** What is said of the German texts with one of them changed. */
function problems(change: Readonly<Record<string, string | undefined>>): string[] {
  const templates = Object.fromEntries(
    Object.entries({ ...bank.templates, ...change }).flatMap(([path, text]) =>
      text === undefined ? [] : [[path, text] as const],
    ),
  )
  const found = lintTemplates({ ...bank, templates }, 'quick', ['de'])
  return found.map(({ path, message }) => `${path.join('/')} ${message}`)
}
const added = (text: string) => ({
  'de/acknowledgement.liquid': german().replace('{{ who }} {% if understood', `${text} {{ who }} {% if understood`),
})
const path = 'templates/de/acknowledgement.liquid'

describe('the lint for texts', () => {
  it('finds nothing wrong with the sample bank, and nothing to lint where there are no templates', () => {
    expect(problems({})).toEqual([])
    expect(lintTemplates({ ...bank, templates: {} }, 'thorough')).toEqual([])
  })

  it('names a file that is missing, and a folder of no language', () => {
    expect(problems({ 'fr/short.liquid': undefined })).toEqual(['templates/fr/short.liquid is missing'])
    expect(problems({ 'nl/notice.liquid': 'x' })).toContain(
      'templates/nl is a folder of no language of the institute: de, en, fr',
    )
  })

  it.each([
    ['{% if urgent %}', /failed: ParseError, line:/],
    ['{{ nonsense }}', /failed: undefined variable: nonsense, line:/],
    ['{% if hardship == "bereavement" %}{{ only.in.a.branch }}{% endif %}', /undefined variable: only, line:/],
    ['{{ name | shout }}', /failed: /],
    ['{% for i in (1..10000000) %}x{% endfor %}', /failed: /],
  ])('names template and line where one does not render: %s', (text, message) => {
    const found = problems(added(text))
    expect(found[0]).toContain(path)
    expect(found[0]).toMatch(message)
  })

  it.each([
    ['Gratis für Sie: unser neues Depot.', 'holds the word of advertising “gratis”'],
    ['Sie finden uns unter www.bank.example.', 'holds a link or an address where none is allowed'],
    ['Schreiben Sie an hilfe@bank.example.', 'holds a link or an address where none is allowed'],
    ['Wir freuen uns!', 'is cheerful'],
    ['Melde dich gern bei uns.', 'of the other register than formal'],
    ['Und noch ein Satz. Und noch einer. Und noch einer. Und noch einer.', 'sentences: there must be 2 to 6'],
    ['Und '.repeat(120), 'has 120 words or more'],
    ['{ {name} }', 'leaves a trace of the template'],
    ['Danke ,', 'has blanks or signs that do not belong'],
    ['Sonst rufen Sie 116 116 an.', 'names the emergency number where nothing is urgent'],
  ])('refuses what customers must not read: %s', (text, message) => {
    const found = problems(added(text))
    expect(found.some((problem) => problem.startsWith(path) && problem.includes(message))).toBe(true)
  })

  it('refuses an answer that is promised without a time, and a text without what it must say', () => {
    const promising = german().replace(
      '{% if promise %} und antwortet Ihnen {{ promise }}{% endif %}',
      ' und antwortet Ihnen {{ promise }}',
    )
    expect(problems({ 'de/acknowledgement.liquid': promising }).join()).toContain('promises an answer without a time')
    expect(problems({ 'de/notice.liquid': '{{ greeting }}, danke. {{ promise }}.' }).join()).toContain(
      'leaves out the reference',
    )
    expect(problems({ 'de/delay.liquid': '{{ greeting }}, danke. {{ reference }}.' }).join()).toContain(
      'leaves out the promised time',
    )
    expect(
      problems({ 'de/short.liquid': '{{ reference }} {{ promise }} {{ emergencyNumber }} '.repeat(9) }).join(),
    ).toContain('at most 280 characters')
  })

  it('takes the institute’s own words for advertising', () => {
    const institute = { ...bank.institute, advertising: ['zahlungen'] }
    expect(lintTemplates({ ...bank, institute }, 'thorough', ['de'])[0]?.message).toContain('“zahlungen”')
  })
})
