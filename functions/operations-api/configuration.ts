import { changeConfigurationSchema, checkConfigurationSchema } from '#shared/api/configuration.ts'
import type { ConfigurationRoute } from '#shared/api/operations/configuration.ts'
import { pageOf, pagingSchema } from '#shared/api/paging.ts'
import { differencesQuerySchema, rollbackSchema } from '#shared/api/texts.ts'
import { configurationProblems } from '#shared/configuration/configuration-problems.ts'
import type { ConfigurationStore } from '#shared/configuration/configuration-store.ts'
import { differences } from '#shared/configuration/differences.ts'
import { rollBack } from '#shared/configuration/roll-back.ts'
import { withSections } from '#shared/configuration/with-sections.ts'
import type { HttpRoute } from '#shared/lambda/http/http-handler.ts'
import { readJson, readQuery } from '#shared/lambda/http/input.ts'
import type { Noted } from '#shared/lambda/http/noted.ts'
import { invalidInput } from '#shared/lambda/http/refusal.ts'
import { json } from '#shared/lambda/http/result.ts'
import type { Queue, RoutingRequest } from '#shared/queue/queue.ts'
import { fillWhoChanged } from '#shared/routing/fill-who-changed.ts'
import { checkConfiguration, MOST_CHANGES, MOST_PROBLEMS } from './check-configuration.ts'
import { actOf, inForceAs, orCurrent, releaseJson, type VersionsDeps } from './release.ts'

interface ConfigurationDeps extends VersionsDeps {
  readonly queues: { readonly routing: Queue<RoutingRequest> }
}

/** Versions of the configuration: look, change, list, compare, roll back. */
export const configurationRoutes = (
  { versions, clock, queues }: ConfigurationDeps,
  note: Noted,
): Readonly<Record<ConfigurationRoute, HttpRoute>> => ({
  'GET /v1/operations/configuration': async () => json(200, await versions.version(await inForce(versions))),
  'PUT /v1/operations/configuration': note('configuration-applied', async (request) => {
    const { base, note: why, ...sections } = readJson(request, changeConfigurationSchema)
    const { configuration } = await versions.version(base)
    const draft = withSections(configuration, sections)
    const problems = configurationProblems(draft, {
      before: configuration,
      holidays: sections.holidayDates !== undefined,
    })
    if (problems.length > 0) throw invalidInput(problems.slice(0, MOST_PROBLEMS))
    const release = { ...actOf(request, clock), note: why, base }
    const version = await orCurrent(versions, async () =>
      differences(configuration, draft).length === 0 && (await inForce(versions)) === base
        ? base
        : versions.publish(draft, release),
    )
    await fillWhoChanged(queues.routing, configuration, draft)
    return inForceAs(version)
  }),
  'POST /v1/operations/configuration/check': async (request) => {
    const draft = readJson(request, checkConfigurationSchema)
    const { configuration } = await versions.version(draft.base)
    return json(200, checkConfiguration(configuration, draft))
  },
  'GET /v1/operations/configuration/versions': async (request) => {
    const { limit, cursor } = pageOf(readQuery(request, pagingSchema))
    const before = cursor === undefined ? undefined : Number(cursor)
    if (before !== undefined && !(Number.isSafeInteger(before) && before > 0)) {
      throw invalidInput([{ path: 'cursor', message: 'is not one of this list' }])
    }
    const records = await versions.history({ limit, ...(before === undefined ? {} : { before }) })
    const last = records.at(-1)?.version ?? 1
    return json(200, { items: records.map(releaseJson), ...(last > 1 ? { cursor: String(last) } : {}) })
  },
  'GET /v1/operations/configuration/diff': async (request) => {
    const query = readQuery(request, differencesQuerySchema)
    const [from, to] = await Promise.all([versions.version(Number(query.from)), versions.version(Number(query.to))])
    const changes = differences(from.configuration, to.configuration)
    return json(200, {
      from: from.version,
      to: to.version,
      changes: changes.slice(0, MOST_CHANGES),
      more: changes.length > MOST_CHANGES,
    })
  },
  'POST /v1/operations/configuration/rollback': note('configuration-rolled-back', async (request) => {
    const order = { ...readJson(request, rollbackSchema), ...actOf(request, clock) }
    const before = await versions.version(await inForce(versions))
    const version = await orCurrent(versions, () => rollBack(versions, order))
    await fillWhoChanged(queues.routing, before.configuration, (await versions.version(version)).configuration)
    return inForceAs(version)
  }),
})

/** The number of the version in force as it is now: `current` may be some seconds old, and whoever changes it must not be refused for that. */
async function inForce(versions: ConfigurationStore): Promise<number> {
  const [latest] = await versions.history({ limit: 1 })
  return latest?.version ?? (await versions.current()).version
}
