import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, describe, expect, test } from 'vitest'
import { stringify } from 'yaml'
import { Malformed } from '#shared/errors.ts'
import { compileDirectory } from './directory.ts'
import { examplePeople, exampleSource } from './example-source.fixture.ts'

const made: string[] = []
afterEach(async () => {
  await Promise.all(made.splice(0).map((directory) => rm(directory, { recursive: true })))
})

function exampleFiles(): Record<string, string> {
  const { institute, desks, advisors, topics } = exampleSource()
  return {
    'institute.yaml': stringify(institute),
    'desks.yaml': stringify(desks),
    'advisors.yaml': stringify(advisors),
    'topics.yaml': stringify(topics),
    'people.yaml': stringify(examplePeople()),
    'templates/mail.html.liquid': 'Guten Tag',
    'templates/README.md': 'not a template',
  }
}

async function directoryOf(files: Record<string, string>): Promise<string> {
  const directory = await mkdtemp(join(tmpdir(), 'anklang-configuration-'))
  made.push(directory)
  for (const [name, content] of Object.entries(files)) {
    await mkdir(join(directory, dirname(name)), { recursive: true })
    await writeFile(join(directory, name), content)
  }
  return directory
}
const compile = async (files: Record<string, string>) =>
  compileDirectory(await directoryOf(files), { from: 2026, to: 2026 })

async function problemsOf(change: Record<string, string>): Promise<string[]> {
  const error = await compile({ ...exampleFiles(), ...change }).catch((thrown: unknown) => thrown)
  if (!(error instanceof Malformed)) throw new Error('it was taken')
  return error.issues.map(({ path, message }) => `${path} ${message}`)
}

describe('a configuration directory', () => {
  test('becomes a configuration with its templates and holidays, and its people', async () => {
    const { configuration, people } = await compile(exampleFiles())
    expect(configuration.templates).toEqual({ 'mail.html.liquid': 'Guten Tag' })
    expect(configuration.holidayDates).toContain('2026-06-04')
    expect(configuration.desks).toEqual(exampleSource().desks)
    expect(people).toEqual(examplePeople())
  })

  test('has a picture for every advisor who names one, of a size to be looked at', async () => {
    const [first, ...others] = exampleSource().advisors
    const withPicture = (picture: string) => ({
      'advisors.yaml': stringify([{ ...first, picture }, ...others]),
      'pictures/there.png': 'png',
      'pictures/large.png': 'x'.repeat(200_001),
    })
    const { configuration } = await compile({ ...exampleFiles(), ...withPicture('there.png') })
    expect(configuration.advisors[0]?.picture).toBe('there.png')
    for (const [picture, message] of [
      ['gone.png', 'must be a file in pictures/'],
      ['large.png', 'must have at most 200 KB'],
      [`${first?.id}.png`, 'must not hold the id'],
      ['../people.yaml', 'must be a file such as'],
      ['script.svg', 'must be a file such as'],
    ] as const)
      expect(await problemsOf(withPicture(picture))).toEqual([expect.stringContaining(message)])
  })

  test('has the same digest for the same files and another for any change of a name or a byte', async () => {
    const files = exampleFiles()
    const { digest } = await compile(files)
    expect((await compile(files)).digest).toBe(digest)
    expect((await compile({ ...files, 'templates/mail.html.liquid': 'Guten Tag!' })).digest).not.toBe(digest)
    expect((await compile({ ...files, 'templates/other.liquid': '' })).digest).not.toBe(digest)
  })

  test('that holds mistakes says of all of them file, line, path and what would be right', async () => {
    const { desks, institute } = exampleSource()
    const problems = await problemsOf({
      'institute.yaml': stringify({ ...institute, zone: undefined, langauges: ['de'] }),
      'desks.yaml': stringify([
        { ...desks[0], targetMinutes: 'soon' },
        { ...desks[1], hours: 'sometimes' },
      ]),
      'templates/long.liquid': 'x'.repeat(20_001),
    })
    expect(problems).toEqual([
      'institute.yaml:1:1 zone must be a string, and is missing',
      expect.stringMatching(
        /^institute\.yaml:\d+:\d+ langauges is not a field that exists here: did you mean languages\?$/u,
      ),
      expect.stringMatching(/^desks\.yaml:\d+:\d+ \[0\]\.targetMinutes must be a number$/u),
      expect.stringMatching(/^desks\.yaml:\d+:\d+ \[1\]\.hours must be always, or must be an object$/u),
      expect.stringMatching(/^templates\/long\.liquid too big/u),
    ])
  })

  test('points to the mistake inside hours', async () => {
    const desks = `- id: general
  name: { de: Service, en: Service }
  hours:
    week:
      mon:
        - { from: '18:00', to: '09:00' }
  targetMinutes: 60
  languages: [de]
`
    expect(await problemsOf({ 'desks.yaml': desks })).toEqual([
      'desks.yaml:6:11 [0].hours.week.mon[0] must begin before it ends',
    ])
  })

  test('is checked for what refers to what', async () => {
    const { institute, topics } = exampleSource()
    const problems = await problemsOf({
      'institute.yaml': stringify({ ...institute, holidays: { country: 'DE', state: 'XX' } }),
      'topics.yaml': stringify([{ ...topics[0], desk: 'secure' }]),
      'people.yaml': stringify({ ...examplePeople(), operators: [{ sub: 's-kaya', name: 'O', email: 'o@b.example' }] }),
    })
    expect(problems).toEqual([
      expect.stringMatching(
        /^topics\.yaml:2:9 \[0\]\.desk names no desk that exists: did you mean security\? It must be one such as security/u,
      ),
      expect.stringMatching(/^people\.yaml:\d+:\d+ operators\[0\]\.sub stands twice, and must be unique$/u),
      expect.stringMatching(/^institute\.yaml:\d+:\d+ holidays must be one of .*BY/u),
    ])
  })

  test('that is no YAML, or lacks a file, is refused with the place', async () => {
    expect(await problemsOf({ 'desks.yaml': '- id: a\n  id: b\n' })).toEqual([
      expect.stringMatching(/^desks\.yaml:2:3 .*unique/u),
    ])
    const { 'topics.yaml': _, ...incomplete } = exampleFiles()
    await expect(compile(incomplete)).rejects.toThrow('topics.yaml is missing')
    expect(await problemsOf({ 'topics.yaml': '' })).toEqual(['topics.yaml:1:1 must be an array'])
  })

  test('that is not there is refused in one sentence', async () => {
    await expect(compileDirectory('/nowhere/at/all')).rejects.toThrow(
      'the configuration is malformed: /nowhere/at/all must be a directory whose files can be read',
    )
  })
})
