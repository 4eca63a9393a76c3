import { customerIdText, customerInputSchema, customersQuerySchema } from '#shared/api/directory.ts'
import { customerJson, customerOfInput } from '#shared/api/directory-json.ts'
import { pageOf } from '#shared/api/paging.ts'
import type { AuditLog } from '#shared/audit/audit-log.ts'
import type { ConfigurationIndex } from '#shared/configuration/configuration-index.ts'
import type { CustomerDirectory, DirectoryEntry } from '#shared/customer/customer.ts'
import { departedOwnAdvisors } from '#shared/customer/departed-advisors.ts'
import { Conflict } from '#shared/errors.ts'
import type { Clock, NewId } from '#shared/instant.ts'
import { type HttpHandler, httpHandler } from '#shared/lambda/http/http-handler.ts'
import { readJson, readQuery, withInput } from '#shared/lambda/http/input.ts'
import { noting } from '#shared/lambda/http/noted.ts'
import { changedMeanwhile, checkPreconditions, etagOf } from '#shared/lambda/http/preconditions.ts'
import { invalidInput, Refusal } from '#shared/lambda/http/refusal.ts'
import type { HttpRequest } from '#shared/lambda/http/request.ts'
import { json, nothingNew } from '#shared/lambda/http/result.ts'
import type { Observability } from '#shared/lambda/observability.ts'

/** Everything that core banking's API needs from outside. */
export interface DirectoryApiDeps {
  readonly customers: CustomerDirectory
  readonly configuration: () => Promise<ConfigurationIndex>
  readonly audit: Pick<AuditLog, 'record' | 'conclude'>
  readonly newId: NewId
  readonly clock: Clock
  /** Claim of the staff's tokens that holds their roles. */
  readonly roleClaim: string
  readonly observability: Observability
}

/** The customer directory as core banking reads and writes it. */
export function createHandler(deps: DirectoryApiDeps): HttpHandler {
  const { customers, configuration, roleClaim, observability } = deps
  const note = noting(deps, 'directory')
  /** Somebody may have been quicker between reading and writing: 412 as well, with what is in force then. */
  const orChanged = async <T>(customerId: string, change: () => Promise<T>): Promise<T> => {
    try {
      return await change()
    } catch (error) {
      if (error instanceof Conflict) throw changedMeanwhile(stateOf(await customers.entry(customerId)))
      throw error
    }
  }
  /** Who is there. Throws Refusal (404). */
  const known = async (request: HttpRequest) => {
    const customerId = customerIdText.safeParse(request.parameter('customerId'))
    const { customer, version } = customerId.success ? await customers.entry(customerId.data) : { version: 0 }
    if (customer === undefined) throw new Refusal('not-found', 'There is no such customer.')
    return { customer, version }
  }
  return httpHandler<'directory-api'>(
    {
      'GET /v1/directory/customers': async (request) => {
        const { ownAdvisor, ...paging } = readQuery(request, customersQuerySchema)
        const filter = ownAdvisor === undefined ? {} : { ownAdvisorId: ownAdvisor }
        const { items, ...rest } = await withInput(['cursor'], () => customers.list(filter, pageOf(paging)))
        const listed = items.flatMap(({ version, customer }) =>
          customer === undefined ? [] : [{ version, customer: customerJson(customer) }],
        )
        return json(200, { items: listed, ...rest })
      },
      'GET /v1/directory/customers/{customerId}': async (request) => {
        const { customer, version } = await known(request)
        return json(200, customerJson(customer), { etag: etagOf(version) })
      },
      'PUT /v1/directory/customers/{customerId}': note(
        'customer-entered',
        async (request) => {
          const { customerId: named, ...input } = readJson(request, customerInputSchema)
          const customerId = idOf(request, named)
          const before = await customers.entry(customerId)
          checkPreconditions(request, stateOf(before))
          const customer = customerOfInput(customerId, input)
          const version = await orChanged(customerId, () => customers.put(customer, before.version))
          observability.count(before.customer === undefined ? 'customersEntered' : 'customersChanged')
          const shown = json(before.customer === undefined ? 201 : 200, customerJson(customer), {
            etag: etagOf(version),
          })
          return { ...shown, cameOfIt: String(version) }
        },
        'customerId',
      ),
      'DELETE /v1/directory/customers/{customerId}': note(
        'customer-removed',
        async (request) => {
          const { customer, version } = await known(request)
          checkPreconditions(request, { version, exists: true })
          await orChanged(customer.customerId, () => customers.remove(customer.customerId, version))
          observability.count('customersRemoved')
          return nothingNew()
        },
        'customerId',
      ),
      'GET /v1/directory/departed-advisors': async () => {
        const index = await configuration()
        return json(200, await departedOwnAdvisors(customers, (id) => index.advisor(id) !== undefined))
      },
    },
    { observability, roleClaim },
  )
}

const stateOf = ({ version, customer }: DirectoryEntry) => ({ version, exists: customer !== undefined })

/** The id of the path. Throws Refusal (422) where it can be none, or the body names another. */
function idOf(request: HttpRequest, named: string | undefined): string {
  const id = customerIdText.safeParse(request.parameter('customerId'))
  if (!id.success) throw invalidInput(id.error.issues.map(({ message }) => ({ path: 'customerId', message })))
  if (named !== undefined && named !== id.data)
    throw invalidInput([{ path: 'customerId', message: 'must be that of the path' }])
  return id.data
}
