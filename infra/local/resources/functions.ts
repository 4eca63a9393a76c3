import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { z } from 'zod'
import type { FunctionDefinition } from '../lambda/execution-environment.ts'
import { StartError } from '../start-error.ts'
import type { Asset } from '../template/assets.ts'
import type { Resource } from '../template/template.ts'

const functionSchema = z.object({
  Runtime: z.string(),
  Handler: z.string(),
  Code: z.object({ S3Key: z.string().optional() }),
  Timeout: z.coerce.number().default(3),
  MemorySize: z.coerce.number().default(128),
  Environment: z.object({ Variables: z.record(z.string(), z.coerce.string()).default({}) }).default({ Variables: {} }),
})

/** Variables of the stand-ins' addresses and what Lambda itself sets. */
export interface FunctionSurroundings {
  readonly region: string
  readonly endpoints: Readonly<Record<string, string>>
}

/**
 * A function of the template as this machine runs it; undefined for other runtimes than Node.js, which only CDK's own
 * deployment helpers use. Throws StartError where its bundle is missing.
 */
export function defineFunction(
  resource: Resource,
  identity: { readonly name: string; readonly arn: string },
  assets: ReadonlyMap<string, Asset>,
  surroundings: FunctionSurroundings,
): FunctionDefinition | undefined {
  const { Runtime, Handler, Code, Timeout, MemorySize, Environment } = functionSchema.parse(resource.properties)
  if (!Runtime.startsWith('nodejs') || Code.S3Key === undefined) return undefined
  const [file = 'index', handler = 'handler'] = Handler.split('.')
  const directory = assets.get(Code.S3Key)?.path
  const module = ['mjs', 'js', 'cjs']
    .map((extension) => join(directory ?? '', `${file}.${extension}`))
    .find((path) => directory !== undefined && existsSync(path))
  if (module === undefined)
    throw new StartError(
      `The bundle of ${resource.logicalId} is missing: delete the directory cdk.out and start again.`,
    )
  const { region, endpoints } = surroundings
  return {
    ...identity,
    module: pathToFileURL(module).href,
    handler,
    timeoutMs: Timeout * 1_000,
    memoryMb: MemorySize,
    environment: {
      ...Environment.Variables,
      ...endpoints,
      AWS_REGION: region,
      AWS_DEFAULT_REGION: region,
      AWS_ACCESS_KEY_ID: 'local',
      AWS_SECRET_ACCESS_KEY: 'local',
      AWS_LAMBDA_FUNCTION_NAME: identity.name,
      AWS_LAMBDA_FUNCTION_VERSION: '$LATEST',
      AWS_LAMBDA_FUNCTION_MEMORY_SIZE: String(MemorySize),
      TZ: ':UTC',
      // X-Ray has no stand-in: the tracer would wait for a daemon.
      POWERTOOLS_TRACE_ENABLED: 'false',
    },
  }
}
