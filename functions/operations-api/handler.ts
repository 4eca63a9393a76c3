import { nothingSchema } from '#shared/api/advisor.ts'
import { advisorIdText } from '#shared/api/directory.ts'
import { reconciliationQuerySchema } from '#shared/api/operations-figures.ts'
import { pageOf, pagingSchema } from '#shared/api/paging.ts'
import type { AuditLog } from '#shared/audit/audit-log.ts'
import type { BlobStore } from '#shared/blob/blob-store.ts'
import type { ConfigurationStore } from '#shared/configuration/configuration-store.ts'
import type { CustomerDirectory } from '#shared/customer/customer.ts'
import { departedOwnAdvisors } from '#shared/customer/departed-advisors.ts'
import type { NewId } from '#shared/instant.ts'
import type { IntakeLedger } from '#shared/intake/intake-ledger.ts'
import { signedIn } from '#shared/lambda/http/caller.ts'
import { type HttpHandler, httpHandler } from '#shared/lambda/http/http-handler.ts'
import { readJson, readQuery, withInput } from '#shared/lambda/http/input.ts'
import { noting } from '#shared/lambda/http/noted.ts'
import { Refusal } from '#shared/lambda/http/refusal.ts'
import { json } from '#shared/lambda/http/result.ts'
import type { Observability } from '#shared/lambda/observability.ts'
import type { QueueInspector } from '#shared/queue/queue.ts'
import type { ReactionTimes } from '#shared/reaction-times/reaction-times.ts'
import { type ReleaseDeps, releaseSuppressed } from '#shared/registration/release-suppressed.ts'
import { auditRoutes } from './audit.ts'
import { configurationRoutes } from './configuration.ts'
import { costRoutes } from './costs.ts'
import { customersOfDeparted } from './departed.ts'
import { notReachedList } from './not-reached.ts'
import { rawMail } from './raw-mail.ts'
import { reactionTimesRoutes } from './reaction-times.ts'
import { reconciliation, suppressedList } from './received.ts'
import { textRoutes } from './texts.ts'

/** Everything that the operators' API needs from outside. */
export interface OperationsApiDeps extends ReleaseDeps {
  readonly ledger: IntakeLedger
  readonly customers: Pick<CustomerDirectory, 'find' | 'list' | 'ownAdvisorIds' | 'count'>
  readonly reactionTimes: Pick<ReactionTimes, 'cells' | 'reached'>
  readonly inspector: QueueInspector
  readonly versions: ConfigurationStore
  readonly audit: AuditLog
  readonly newId: NewId
  /** Where the receiving service put the raw mails. */
  readonly raw: Pick<BlobStore, 'get'>
  /** Claim of the staff's tokens that holds their roles. */
  readonly roleClaim: string
  readonly observability: Observability
}

/** What operators see: that nothing is lost, what reaction times are, what waits, and how to set things right. */
export function createHandler(deps: OperationsApiDeps): HttpHandler {
  const note = noting(deps, 'operations')
  return httpHandler<'operations-api'>(
    {
      ...reactionTimesRoutes(deps),
      ...textRoutes(deps, note),
      ...configurationRoutes(deps, note),
      ...auditRoutes(deps),
      ...costRoutes(deps),
      'GET /v1/operations/reconciliation': async (request) => {
        const { day } = readQuery(request, reconciliationQuerySchema)
        return json(200, await reconciliation(deps, day))
      },
      'GET /v1/operations/suppressed': async (request) => {
        const page = pageOf(readQuery(request, pagingSchema))
        return json(200, await withInput(['cursor'], () => suppressedList(deps, page)))
      },
      'POST /v1/operations/suppressed/{id}/release': note(
        'message-released',
        async (request) => {
          readJson(request, nothingSchema)
          const inquiryId = request.parameter('id')
          await releaseSuppressed(deps, inquiryId, signedIn(request.caller).subject)
          return json(200, { inquiryId, status: 'waiting' })
        },
        'id',
      ),
      'GET /v1/operations/received/{id}/raw': note(
        'raw-mail-seen',
        async (request) => json(200, await rawMail(deps, request.parameter('id'))),
        'id',
      ),
      'GET /v1/operations/not-reached': async (request) => {
        const page = pageOf(readQuery(request, pagingSchema))
        return json(200, await withInput(['cursor'], () => notReachedList(deps, page)))
      },
      'GET /v1/operations/departed-advisors': async () => {
        const index = await deps.configuration()
        return json(200, await departedOwnAdvisors(deps.customers, (id) => index.advisor(id) !== undefined))
      },
      'GET /v1/operations/departed-advisors/{advisorId}/customers': async (request) => {
        const page = pageOf(readQuery(request, pagingSchema))
        const advisorId = advisorIdText.safeParse(request.parameter('advisorId'))
        if (!advisorId.success) throw new Refusal('not-found', 'There is no such advisor.')
        return json(200, await withInput(['cursor'], () => customersOfDeparted(deps, advisorId.data, page)))
      },
      'GET /v1/operations/queues': async () => json(200, { items: await deps.inspector.list() }),
      'POST /v1/operations/queues/{name}/redrive': note(
        'queue-redriven',
        async (request) => {
          readJson(request, nothingSchema)
          const name = request.parameter('name')
          const moved = await deps.inspector.redrive(name)
          if (moved === undefined) throw new Refusal('not-found', 'There is no queue of this name.')
          deps.observability.log.info('redriven', { queue: name, moved })
          return { ...json(200, { name, moved }), cameOfIt: String(moved) }
        },
        'name',
      ),
    },
    { observability: deps.observability, roleClaim: deps.roleClaim },
  )
}
