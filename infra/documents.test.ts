import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { ROUTES } from '#shared/api/routes.ts'
import { CONSEQUENCES } from './consequences.ts'
import { synthesizeTemplate } from './template.fixture.ts'

const docs = resolve(import.meta.dirname, '..', 'docs')
const page = (name: string): string => readFileSync(join(docs, name), 'utf8')
const template = synthesizeTemplate()
const operations = page('operations.md')

describe('the page for operators', () => {
  const alarms = template
    .read('AWS::CloudWatch::Alarm', z.object({ AlarmDescription: z.string() }))
    .map(({ AlarmDescription }) => AlarmDescription)

  test.each(alarms)('explains the alarm: %s', (description) => {
    const waiting = /^Messages wait for more than (\d+) s in the queue ([\w-]+)\./u.exec(description)
    const [symptom = ''] = /^.*?\.(?= )/u.exec(description) ?? []
    expect(operations).toContain(
      waiting === null ? symptom : `There are dead letters of the queue ${waiting[2]}. | ${waiting[1]} s |`,
    )
  })

  test('says what somebody suffers, in the words of the alarms, and how many alarms there are', () => {
    for (const consequence of Object.values(CONSEQUENCES)) expect(operations).toContain(consequence)
    expect(operations).toContain(`${alarms.length} alarms ring`)
  })

  test('names every parameter and output of the stack', () => {
    const { Parameters, Outputs } = z
      .object({ Parameters: z.record(z.string(), z.unknown()), Outputs: z.record(z.string(), z.unknown()) })
      .parse(JSON.parse(template.text))
    for (const name of Object.keys(Parameters))
      if (name !== 'BootstrapVersion') expect(operations).toContain(`\`${name}\``)
    expect(Object.keys(Outputs).toSorted()).toEqual([
      'Address',
      expect.stringMatching(/^MailInActivateMail/u),
      'Tables',
    ])
    for (const name of ['Address', 'MailInActivateMail…', 'Tables']) expect(operations).toContain(`\`${name}\``)
  })
})

test('the page on security names every route with who may call it and what answers, and no other', () => {
  const rows = page('security.md').match(/^\| `(?:GET|POST|PUT|DELETE) .*$/gmu) ?? []
  expect(rows).toEqual(ROUTES.map((route) => `| \`${route.key}\` | ${route.audience} | ${route.function} |`))
})

test('every link of a page leads to a file or heading that is there', () => {
  const headings = (text: string) =>
    [...text.matchAll(/^#+ (.*)$/gmu)].map(([, heading = '']) =>
      heading
        .toLowerCase()
        .replaceAll(/[^\p{L}\p{N} -]/gu, '')
        .replaceAll(' ', '-'),
    )
  for (const name of readdirSync(docs).filter((file) => file.endsWith('.md'))) {
    for (const [, link = ''] of page(name).matchAll(/\]\((?!https?:)([^)]+)\)/gu)) {
      const [file, anchor] = link.split('#')
      const target = file === '' || file === undefined ? name : file
      expect(existsSync(join(docs, target)), `${name}: ${link}`).toBe(true)
      if (anchor !== undefined) expect(headings(page(target)), `${name}: ${link}`).toContain(anchor)
    }
  }
})
