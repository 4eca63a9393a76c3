import { z } from 'zod'
import { lintTemplates } from '#shared/acknowledgement/lint/lint-templates.ts'
import { type FieldIssue, Malformed } from '#shared/errors.ts'
import { checkPeople } from './check-people.ts'
import { checkPictures } from './check-pictures.ts'
import { referenceProblems } from './check-references.ts'
import { compileSource } from './compile-source.ts'
import { withFolderTexts } from './folder-texts.ts'
import { PUBLISHED_YEARS, regionProblem, type Years } from './holidays.ts'
import { type Problem, pathText, problemsOf } from './problem.ts'
import { type Configuration, configurationSourceSchema, type People, peopleSchema } from './schema.ts'
import {
  DOCUMENTS,
  digestOf,
  OPTIONAL_DOCUMENTS,
  parseYaml,
  readSourceFiles,
  type SourceFile,
  templatesIn,
  type YamlDocument,
} from './source-files.ts'

export interface CompiledDirectory {
  readonly configuration: Configuration
  readonly people: People
  /** Of the files' names and contents: the same files are the same configuration. */
  readonly digest: string
  /** Where in the files something stands. */
  readonly locate: (problem: Problem) => FieldIssue
}

/** All files' shape at once; what refers to what is checked afterwards. */
const everything = configurationSourceSchema.extend({ people: peopleSchema })

/**
 * Reads, checks and compiles a configuration directory: institute.yaml, desks.yaml, advisors.yaml, topics.yaml,
 * people.yaml, form.yaml (optional), templates/**\/*.liquid and templates/*\/texts.yaml; pictures are looked for, not read. Throws Malformed with everything that is wrong at once, each with file, line,
 * path in the file and what would be right.
 */
export async function compileDirectory(directory: string, years: Years = PUBLISHED_YEARS): Promise<CompiledDirectory> {
  const files = await readSourceFiles(directory).catch((error: unknown) => {
    const issue = { path: directory, message: 'must be a directory whose files can be read' }
    throw new Malformed('the configuration', [issue], { cause: error })
  })
  const { documents, issues } = parseAll(files)
  const fail = (problems: readonly Problem[]) =>
    new Malformed(
      `the configuration in ${directory}`,
      issues.concat(problems.map((problem) => locate(problem, documents))),
    )
  if (issues.length > 0) throw fail([])

  const values = Object.fromEntries([...documents].map(([name, document]) => [name, document.value]))
  const read = everything.safeParse({ ...values, templates: templatesIn(files) })
  if (!read.success)
    throw fail(problemsOf(read.error, fieldNames(z.toJSONSchema(everything, { unrepresentable: 'any', io: 'input' }))))

  const { people, ...written } = read.data
  const { source, issues: textIssues } = withFolderTexts(written, files)
  issues.push(...textIssues)
  const region = regionProblem(source.institute.holidays)
  const problems = [
    ...referenceProblems(source),
    ...checkPeople(people, source),
    ...(await checkPictures(directory, source.advisors)),
    ...(region === undefined ? [] : [{ path: ['institute', 'holidays'], message: region }]),
  ]
  if (problems.length + textIssues.length > 0) throw fail(problems)
  const configuration = compileSource(source, years)
  const texts = lintTemplates(configuration, 'quick')
  if (texts.length > 0) throw fail(texts)
  return { configuration, people, digest: digestOf(files), locate: (problem) => locate(problem, documents) }
}

/** Every name of a field in a JSON schema. */
function fieldNames(schema: unknown): string[] {
  if (typeof schema !== 'object' || schema === null) return []
  const own = 'properties' in schema ? Object.keys(schema.properties ?? {}) : []
  return [...new Set([...own, ...Object.values(schema).flatMap(fieldNames)])]
}

function parseAll(files: readonly SourceFile[]) {
  const documents = new Map<string, YamlDocument>()
  const issues: FieldIssue[] = []
  for (const name of DOCUMENTS) {
    const file = files.find((candidate) => candidate.name === `${name}.yaml`)
    if (file === undefined) {
      if (!OPTIONAL_DOCUMENTS.includes(name)) issues.push({ path: `${name}.yaml`, message: 'is missing' })
      continue
    }
    const document = parseYaml(file.content)
    documents.set(name, document)
    issues.push(...document.problems.map(({ place, message }) => ({ path: `${name}.yaml:${place}`, message })))
  }
  return { documents, issues }
}

/** `desks.yaml:41:5 [3].name.en` */
function locate({ path, message }: Problem, documents: ReadonlyMap<string, YamlDocument>): FieldIssue {
  const [first, ...rest] = path
  const document = documents.get(String(first))
  if (document === undefined) return { path: `templates/${rest.map(String).join('/')}`, message }
  const place = `${String(first)}.yaml:${document.placeOf(rest)}`
  return { path: rest.length === 0 ? place : `${place} ${pathText(rest)}`, message }
}
