import { lintTemplates } from '#shared/acknowledgement/lint/lint-templates.ts'
import { previewText } from '#shared/acknowledgement/preview.ts'
import { foldersIn } from '#shared/acknowledgement/register.ts'
import { VARIABLE_NAMES } from '#shared/acknowledgement/template-variables.ts'
import type { TextRoute } from '#shared/api/operations/texts.ts'
import { pageOf, pagingSchema } from '#shared/api/paging.ts'
import { differencesQuerySchema, previewInputSchema, publishTextsSchema, rollbackSchema } from '#shared/api/texts.ts'
import { checkReferences } from '#shared/configuration/check-references.ts'
import type { ConfigurationStore, ReleaseRecord } from '#shared/configuration/configuration-store.ts'
import { differences } from '#shared/configuration/differences.ts'
import { rollBack } from '#shared/configuration/roll-back.ts'
import type { Configuration } from '#shared/configuration/schema.ts'
import { changedFolders, type TextChange, withTexts } from '#shared/configuration/with-texts.ts'
import { Conflict, type FieldIssue } from '#shared/errors.ts'
import { type Clock, iso } from '#shared/instant.ts'
import { signedIn } from '#shared/lambda/http/caller.ts'
import type { HttpRoute } from '#shared/lambda/http/http-handler.ts'
import { readJson, readQuery } from '#shared/lambda/http/input.ts'
import { invalidInput, Refusal } from '#shared/lambda/http/refusal.ts'
import { refusalOf } from '#shared/lambda/http/refusal-of.ts'
import type { HttpRequest } from '#shared/lambda/http/request.ts'
import { json } from '#shared/lambda/http/result.ts'

interface Deps {
  readonly versions: ConfigurationStore
  readonly clock: Clock
}

/** Differences in one answer. */
const MOST_CHANGES = 1_000

/** Texts and versions of the configuration: look, try, put in force, compare, roll back. */
export const textRoutes = ({ versions, clock }: Deps): Readonly<Record<TextRoute, HttpRoute>> => ({
  'GET /v1/operations/templates': async () => {
    const { version, configuration } = await versions.current()
    return json(200, {
      version,
      languages: configuration.institute.languages,
      templates: Object.entries(configuration.templates).map(([path, text]) => ({ path, text })),
      topics: configuration.topics.map(({ id, name, understood, meanwhile }) => ({ id, name, understood, meanwhile })),
      variables: VARIABLE_NAMES,
    })
  },
  'POST /v1/operations/templates/preview': async (request) => {
    const { templates, topics, ...sample } = readJson(request, previewInputSchema)
    const { version, configuration } = await versions.current()
    const draft = withTexts(configuration, { templates, topics })
    return json(200, {
      version,
      before: previewText(configuration, sample, clock()),
      after: previewText(draft, sample, clock()),
      problems: problemsOf(configuration, draft, { templates, topics }),
    })
  },
  'PUT /v1/operations/templates': async (request) => {
    const { base, note, ...change } = readJson(request, publishTextsSchema)
    const { configuration } = await versions.version(base)
    const draft = withTexts(configuration, change)
    const problems = problemsOf(configuration, draft, change)
    if (problems.length > 0) throw invalidInput(problems)
    const release = { ...actOf(request, clock), note, base }
    return json(200, { version: await orCurrent(versions, () => versions.publish(draft, release)) })
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
  'POST /v1/operations/configuration/rollback': async (request) => {
    const order = { ...readJson(request, rollbackSchema), ...actOf(request, clock) }
    return json(200, { version: await orCurrent(versions, () => rollBack(versions, order)) })
  },
})

const actOf = (request: HttpRequest, clock: Clock) => ({
  by: `operator:${signedIn(request.caller).subject}`,
  at: clock(),
})

/** What speaks against a draft; paths as the input names them. */
function problemsOf(before: Configuration, draft: Configuration, change: TextChange): readonly FieldIssue[] {
  const unknown = Object.keys(change.topics)
    .filter((id) => !before.topics.some((topic) => topic.id === id))
    .map((id) => ({ path: `topics.${id}`, message: 'is not a topic of this institute' }))
  const folders = changedFolders(change, foldersIn(draft.templates))
  const texts = lintTemplates(draft, 'usual', folders).map(({ path, message }) => ({
    path: path.map(String).join('.'),
    message,
  }))
  return [...unknown, ...checkReferences(draft), ...texts]
}

const releaseJson = ({ at, ...record }: ReleaseRecord) => ({ ...record, ...(at === undefined ? {} : { at: iso(at) }) })

/** When somebody else was first (409), the problem says which version is in force and whose it is. */
async function orCurrent(versions: ConfigurationStore, publish: () => Promise<number>): Promise<number> {
  try {
    return await publish()
  } catch (error) {
    if (!(error instanceof Conflict)) throw error
    const [current] = await versions.history({ limit: 1 })
    throw new Refusal('conflict', refusalOf(error).message, {
      ...(current === undefined ? {} : { current: releaseJson(current) }),
      cause: error,
    })
  }
}
