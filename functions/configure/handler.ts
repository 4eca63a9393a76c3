import middy from '@middy/core'
import type { Context } from 'aws-lambda'
import { z } from 'zod'
import type { AuditLog, AuditOutcome } from '#shared/audit/audit-log.ts'
import { audited } from '#shared/audit/audited.ts'
import type { BlobStore } from '#shared/blob/blob-store.ts'
import { type PublishDeps, publishDocument } from '#shared/configuration/publish-document.ts'
import { publishedDocumentSchema } from '#shared/configuration/published-document.ts'
import { AnklangError, Missing } from '#shared/errors.ts'
import type { NewId } from '#shared/instant.ts'
import { logFailure } from '#shared/lambda/log-failure.ts'
import type { Observability } from '#shared/lambda/observability.ts'

/** CloudFormation's request to a custom resource (AWS CloudFormation user guide, "Custom resource request objects"). */
const requestSchema = z.object({
  RequestType: z.enum(['Create', 'Update', 'Delete']),
  ResponseURL: z.url(),
  StackId: z.string(),
  RequestId: z.string(),
  LogicalResourceId: z.string(),
  ResourceProperties: z.object({ Bucket: z.string(), Key: z.string(), DeployedBy: z.string() }),
})
type Request = z.infer<typeof requestSchema>

export interface ConfigureDeps extends PublishDeps {
  readonly audit: Pick<AuditLog, 'record' | 'conclude'>
  readonly newId: NewId
  /** The deployment's asset bucket of that name. */
  readonly assets: (bucket: string) => BlobStore
  /** PUTs the answer to the presigned address that CloudFormation gave. */
  readonly respond: (url: string, body: string) => Promise<void>
  readonly observability: Observability
}

/** Answers CloudFormation in any case: a custom resource that stays silent blocks the whole stack for an hour. */
export function createHandler(deps: ConfigureDeps): (event: unknown, context: Context) => Promise<void> {
  const handler = middy<unknown, void>()
    .use([...deps.observability.middlewares])
    .handler(async (event) => {
      const request = requestSchema.parse(event)
      try {
        await apply(deps, request)
        await answer(deps, request, 'SUCCESS', '')
      } catch (error) {
        logFailure(deps.observability, error)
        const reason = error instanceof AnklangError ? error.message : 'see the log of the function configure'
        await answer(deps, request, 'FAILED', reason)
      }
    })
  return (event, context) => handler(event, context)
}

/** A configuration outlives its stack: deleting the resource leaves the versions where they are. */
async function apply(deps: ConfigureDeps, request: Request): Promise<void> {
  if (request.RequestType === 'Delete') return
  const { Bucket, Key, DeployedBy } = request.ResourceProperties
  const bytes = await deps.assets(Bucket).get(Key)
  if (bytes === undefined) throw new Missing('configuration asset')
  const document = publishedDocumentSchema.parse(JSON.parse(new TextDecoder().decode(bytes)))
  const noting = {
    ...deps,
    years: async () => document.configuration.institute.auditYears,
    onUnconcluded: (error: unknown) => logFailure(deps.observability, error),
  }
  const who = { actor: DeployedBy, role: 'deployment', deed: 'configuration-deployed' } as const
  await audited(noting, who, () => publishDocument(deps, document, DeployedBy), { done: inForceAs, thrown: failed })
  deps.observability.count('published')
}

const inForceAs = (version: number): AuditOutcome => ({ end: 'done', result: String(version) })
const failed = (): AuditOutcome => ({ end: 'failed' })

const answer = (deps: ConfigureDeps, request: Request, status: 'SUCCESS' | 'FAILED', reason: string): Promise<void> =>
  deps.respond(
    request.ResponseURL,
    JSON.stringify({
      Status: status,
      Reason: reason,
      PhysicalResourceId: 'anklang-configuration',
      StackId: request.StackId,
      RequestId: request.RequestId,
      LogicalResourceId: request.LogicalResourceId,
    }),
  )
