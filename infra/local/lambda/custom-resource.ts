import { randomUUID } from 'node:crypto'
import { isDeepStrictEqual } from 'node:util'
import { z } from 'zod'
import { StartError } from '../start-error.ts'
import type { State } from '../state.ts'
import type { Resource } from '../template/template.ts'
import type { FunctionPool } from './function-pool.ts'

const answerSchema = z.object({
  Status: z.enum(['SUCCESS', 'FAILED']),
  Reason: z.string().optional(),
  PhysicalResourceId: z.string().optional(),
})
type Answer = z.infer<typeof answerSchema>
const doneSchema = z.object({ properties: z.record(z.string(), z.unknown()), physicalId: z.string() })

/** Takes what custom resources send to their ResponseURL. */
export interface CustomResourceResponses {
  expect(): { readonly path: string; readonly answer: Promise<Answer> }
  /** Whether a request to `path` was expected. */
  take(path: string, body: Buffer): boolean
}

export function createResponses(): CustomResourceResponses {
  const expected = new Map<string, (answer: Answer) => void>()
  return {
    expect: () => {
      const path = `/cloudformation/${randomUUID()}`
      const { promise, resolve } = Promise.withResolvers<Answer>()
      expected.set(path, resolve)
      return { path, answer: promise }
    },
    take: (path, body) => {
      const resolve = expected.get(path)
      if (resolve === undefined) return false
      expected.delete(path)
      resolve(answerSchema.parse(JSON.parse(body.toString('utf8'))))
      return true
    },
  }
}

export interface CustomResourceOptions {
  readonly pool: FunctionPool
  readonly responses: CustomResourceResponses
  /** Address at which `responses` listens, without slash at the end. */
  readonly endpoint: string
  readonly state: State
}

/** Has a custom resource made or updated as CloudFormation does, if its properties changed since the last start. Throws StartError with its reason if it failed. */
export async function updateCustomResource(resource: Resource, options: CustomResourceOptions): Promise<void> {
  const { pool, responses, endpoint, state } = options
  const key = `custom-resource:${resource.logicalId}`
  const before = state.read(key, doneSchema)
  if (before !== undefined && isDeepStrictEqual(before.properties, resource.properties)) return
  const { path, answer } = responses.expect()
  const invoked = pool.invoke({
    RequestType: before === undefined ? 'Create' : 'Update',
    ServiceToken: resource.properties['ServiceToken'],
    ResponseURL: endpoint + path,
    StackId: 'arn:aws:cloudformation:eu-central-1:000000000000:stack/Anklang/local',
    RequestId: randomUUID(),
    LogicalResourceId: resource.logicalId,
    ResourceType: resource.type,
    ResourceProperties: resource.properties,
    ...(before === undefined
      ? {}
      : { PhysicalResourceId: before.physicalId, OldResourceProperties: before.properties }),
  })
  const silent = invoked.then((): Answer => ({ Status: 'FAILED', Reason: 'it sent no answer' }))
  const given = await Promise.race([answer, silent]).catch(
    (cause: unknown): Answer => ({ Status: 'FAILED', Reason: String(cause) }),
  )
  if (given.Status === 'FAILED')
    throw new StartError(
      `${resource.type} ${resource.logicalId} failed: ${given.Reason ?? 'without a reason'}. Correct the configuration or look into the log of ${pool.definition.name} in the data directory.`,
    )
  state.write(key, { properties: resource.properties, physicalId: given.PhysicalResourceId ?? resource.logicalId })
}
