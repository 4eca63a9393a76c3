import type { LocalClock } from '../clock.ts'
import { openFunctionLog } from '../lambda/function-log.ts'
import { createFunctionPool, type FunctionPool } from '../lambda/function-pool.ts'
import { defineFunction, type FunctionSurroundings } from '../resources/functions.ts'
import type { Settings } from '../settings.ts'
import { StartError } from '../start-error.ts'
import type { Asset } from '../template/assets.ts'
import type { Resource } from '../template/template.ts'

/** Environments of one function at a time: what a laptop with two cores can bear, not what Lambda would start. */
export const QUEUE_CONCURRENCY = 2
const API_CONCURRENCY = 4

export interface FunctionsOptions {
  readonly resources: readonly Resource[]
  readonly assets: ReadonlyMap<string, Asset>
  readonly surroundings: FunctionSurroundings
  readonly settings: Settings
  readonly clock: LocalClock
  readonly identityOf: (resource: Resource) => { readonly name: string; readonly arn: string }
}

/** The template's functions. A pool is made when something is wired to it; what nothing is wired to never starts. */
export interface Functions {
  /** By name, ARN or the invocation address that holds the ARN. Throws StartError for one that cannot run here. */
  find(nameOrArn: string): FunctionPool
  /** Loads every wired bundle once. Throws StartError that names the function whose bundle does not load. */
  warm(): Promise<void>
  stop(graceMs: number): Promise<void>
}

export function createFunctions(options: FunctionsOptions): Functions {
  const { resources, settings, clock } = options
  const pools = new Map<string, FunctionPool>()
  const known = resources.filter(({ type }) => type === 'AWS::Lambda::Function')
  const behindApi = new Set(
    resources
      .filter(({ type }) => type === 'AWS::ApiGatewayV2::Integration')
      .map(({ properties }) => properties['IntegrationUri']),
  )
  const make = (resource: Resource, identity: { readonly name: string; readonly arn: string }): FunctionPool => {
    const definition = defineFunction(resource, identity, options.assets, options.surroundings)
    if (definition === undefined)
      throw new StartError(
        `The function ${resource.logicalId} is not for Node.js, which is all that the local system runs.`,
      )
    const log = openFunctionLog(settings.dataDir, identity.name, settings.showLogs)
    const bound = behindApi.has(identity.arn) ? API_CONCURRENCY : QUEUE_CONCURRENCY
    return createFunctionPool(definition, { bound, clock, log })
  }
  return {
    find: (nameOrArn) => {
      for (const resource of known) {
        const identity = options.identityOf(resource)
        if (nameOrArn !== identity.name && !nameOrArn.includes(identity.arn)) continue
        const pool = pools.get(identity.name) ?? make(resource, identity)
        pools.set(identity.name, pool)
        return pool
      }
      throw new StartError(`The template wires ${nameOrArn}, which is none of its functions.`)
    },
    warm: async () => {
      await Promise.all([...pools.values()].map((pool) => warmOne(pool)))
    },
    stop: async (graceMs) => {
      await Promise.all([...pools.values()].map((pool) => pool.stop(graceMs)))
    },
  }
}

async function warmOne(pool: FunctionPool): Promise<void> {
  try {
    await pool.warm(1)
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause)
    throw new StartError(
      `The function ${pool.definition.name} does not load: ${reason} Its log is in the data directory.`,
      { cause },
    )
  }
}
