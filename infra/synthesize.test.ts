import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { Worker } from 'node:worker_threads'
import { Stack } from 'aws-cdk-lib'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { buildWeb } from '#web/build.ts'
import { FUNCTION_NAMES } from './access.ts'
import { type Bundles, bundleFunctions } from './bundle-functions.ts'
import { StaticPages } from './constructs/static-pages.ts'
import { localParameters } from './local/parameters.ts'
import { readAssets } from './local/template/assets.ts'
import { resolveTemplate } from './local/template/resolve.ts'
import { readTemplate } from './local/template/template.ts'
import { synthesize } from './synthesize.ts'

const root = resolve(import.meta.dirname, '..')
const configDir = join(root, 'config', 'musterbank')
let workspace = ''
let templatePath = ''
let bundles: Bundles = new Map()

beforeAll(async () => {
  workspace = await mkdtemp(join(tmpdir(), 'anklang-synthesize-'))
  await buildWeb(join(workspace, 'web'))
  templatePath = await synthesize(join(workspace, 'out'), { configDir, webDir: join(workspace, 'web') })
  bundles = await bundleFunctions(FUNCTION_NAMES, join(workspace, 'functions'))
})
afterAll(() => rm(workspace, { recursive: true, force: true }))

const lambda = z.object({
  Runtime: z.string(),
  Code: z.object({ S3Key: z.string() }),
  Environment: z.object({ Variables: z.record(z.string(), z.string()) }),
})

/** Our functions as a deployment would have them: bundle and variables, with addresses of nothing that answers. */
async function deployedFunctions() {
  const url = 'http://127.0.0.1:9'
  const place = { region: 'eu-central-1', account: '000000000000', storageUrl: url, publicUrl: url }
  // What exists only where it is asked for is looked at too.
  const parameters = { ...localParameters(url), MailboxHost: '127.0.0.1', MailboxUser: 'x', MailboxLoginArn: 'x' }
  const resources = resolveTemplate(await readTemplate(templatePath), parameters, place)
  const assets = await readAssets(templatePath)
  return resources
    .filter(({ type, properties }) => type === 'AWS::Lambda::Function' && properties['Runtime'] === 'nodejs24.x')
    .map(({ properties }) => lambda.parse(properties))
    .map(({ Code, Environment }) => ({
      name: Environment.Variables['POWERTOOLS_SERVICE_NAME'],
      variables: Environment.Variables,
      module: join(assets.get(Code.S3Key)?.path ?? '', 'index.mjs'),
    }))
}

/** Loads a bundle with only its own variables, as a cold start does; resolves to the type of its handler. */
function coldStart(module: string, variables: Record<string, string>): Promise<unknown> {
  const source = `import(${JSON.stringify(module)}).then((loaded) => require('node:worker_threads').parentPort.postMessage(typeof loaded.handler))`
  const env = { ...variables, AWS_REGION: 'eu-central-1', POWERTOOLS_TRACE_ENABLED: 'false' }
  return new Promise((done, fail) => {
    const worker = new Worker(source, { eval: true, env })
    worker.once('error', fail)
    worker.once('message', (type) => worker.terminate().then(() => done(type), fail))
  })
}

test('cdk-nag has no finding that is not acknowledged', async () => {
  const report = z.object({ pluginReports: z.array(z.unknown()) })
  const text = await readFile(join(workspace, 'out', 'validation-report.json'), 'utf8')
  expect(report.parse(JSON.parse(text)).pluginReports).toEqual([])
})

test('no function is given a variable that its bundle does not read', async () => {
  for (const { name, module, variables } of await deployedFunctions()) {
    const code = await readFile(module, 'utf8')
    expect({ name, unread: Object.keys(variables).filter((variable) => !code.includes(variable)) }).toEqual({
      name,
      unread: [],
    })
  }
})

test('every bundle starts with the variables that the template gives it', async () => {
  const functions = await deployedFunctions()
  expect(functions.map((fn) => fn.name).toSorted()).toEqual(FUNCTION_NAMES.toSorted())
  for (const { name, module, variables } of functions) {
    const handler = await coldStart(module, variables).catch((error: unknown) => error)
    expect({ name, handler }).toEqual({ name, handler: 'function' })
  }
})

test('mail is taken for the configured mailboxes, their other names and the reply domain', async () => {
  const rules = z.object({ Rule: z.object({ Recipients: z.array(z.string()) }) })
  const { Resources } = await readTemplate(templatePath)
  const recipients = Object.values(Resources)
    .filter((resource) => resource.Type === 'AWS::SES::ReceiptRule')
    .flatMap((resource) => rules.parse(resource.Properties).Rule.Recipients)
  expect(recipients).toEqual(
    expect.arrayContaining(['service@musterbank.example', 'info@musterbank.example', 'antwort.musterbank.example']),
  )
})

describe('a bundle', () => {
  test.each(FUNCTION_NAMES)('%s holds nothing of infra, tests or in-memory ports', (name) => {
    const sources = bundles.get(name)?.sources ?? []
    expect(sources).toContain(`functions/${name}/index.ts`)
    expect(sources.filter((source) => /^(infra|tests|shared\/memory)\//.test(source))).toEqual([])
  })

  test.each(FUNCTION_NAMES)('%s stays small enough to start fast', (name) => {
    expect(bundles.get(name)?.bytes).toBeLessThan(4_000_000)
  })
})

test('static files that were not built stop it with a sentence that says what to do', () => {
  const make = () => new StaticPages(new Stack(), 'Pages', { directory: join(workspace, 'nothing'), pictures: '' })
  expect(make).toThrow('npm run build:web')
})

test('a wrong configuration stops it', async () => {
  await expect(synthesize(join(workspace, 'none'), { configDir: join(workspace, 'nothing') })).rejects.toThrow(
    'the configuration',
  )
})
