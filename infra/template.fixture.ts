import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { App } from 'aws-cdk-lib'
import { z } from 'zod'
import { APPS } from '#web/apps.ts'
import { FUNCTION_NAMES } from './access.ts'
import { AnklangStack } from './anklang-stack.ts'
import { APP } from './synthesize.ts'

const resourceSchema = z.object({
  Type: z.string(),
  Properties: z.record(z.string(), z.unknown()).default({}),
  Condition: z.string().optional(),
  DeletionPolicy: z.string().optional(),
})
const templateSchema = z.object({ Resources: z.record(z.string(), resourceSchema) })
type TemplateResource = z.infer<typeof resourceSchema>

export interface SynthesizedTemplate {
  readonly text: string
  /** Resources of a type by logical id. */
  ofType(type: string): ReadonlyMap<string, TemplateResource>
  /** Properties of each resource of a type, read by a schema. */
  read<S extends z.ZodType>(type: string, schema: S): readonly z.infer<S>[]
}

/** The stack's template, with empty functions in place of the bundles: what is tested on it is the wiring. */
export function synthesizeTemplate(): SynthesizedTemplate {
  const directory = mkdtempSync(join(tmpdir(), 'anklang-template-'))
  try {
    const file = (path: string, content: string): string => {
      mkdirSync(join(directory, path, '..'), { recursive: true })
      writeFileSync(join(directory, path), content)
      return join(directory, path)
    }
    const bundles = new Map(
      FUNCTION_NAMES.map((name) => {
        const entry = file(`${name}/index.mjs`, `export const handler = async () => '${name}'\n`)
        return [name, { directory: join(entry, '..'), bytes: 0, sources: [] }]
      }),
    )
    for (const page of ['docs', ...APPS]) file(`web/${page}`, '<!doctype html>')
    file('web/openapi.json', '{}')
    file('web/my-worker.js', '')
    file('web/assets/page.css', '')
    file('pictures/jana.png', '')
    const app = new App({ ...APP, outdir: join(directory, 'out') })
    const stack = new AnklangStack(app, 'Anklang', {
      bundles,
      mail: { recipients: ['service@bank.example', 'reply.bank.example'], identity: 'bank.example' },
      institute: { bank: 'Bank', zone: 'Europe/Berlin' },
      embedOrigins: ['https://www.bank.example'],
      configuration: { document: file('configuration.json', '{}'), digest: 'digest' },
      webDir: join(directory, 'web'),
      picturesDir: join(directory, 'pictures'),
    })
    const template: unknown = app.synth().getStackByName(stack.stackName).template
    return toSynthesized(template)
  } finally {
    rmSync(directory, { recursive: true, force: true })
  }
}

function toSynthesized(template: unknown): SynthesizedTemplate {
  const { Resources } = templateSchema.parse(template)
  const ofType = (type: string) => new Map(Object.entries(Resources).filter(([, resource]) => resource.Type === type))
  return {
    text: JSON.stringify(template),
    ofType,
    read: (type, schema) => [...ofType(type).values()].map((resource) => schema.parse(resource.Properties)),
  }
}
