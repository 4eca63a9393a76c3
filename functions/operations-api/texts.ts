import { lintTemplates } from '#shared/acknowledgement/lint/lint-templates.ts'
import { previewText } from '#shared/acknowledgement/preview.ts'
import { foldersIn } from '#shared/acknowledgement/register.ts'
import { VARIABLE_NAMES } from '#shared/acknowledgement/template-variables.ts'
import type { TextRoute } from '#shared/api/operations/texts.ts'
import { previewInputSchema, publishTextsSchema } from '#shared/api/texts.ts'
import { checkReferences } from '#shared/configuration/check-references.ts'
import type { Configuration } from '#shared/configuration/schema.ts'
import { changedFolders, type TextChange, withTexts } from '#shared/configuration/with-texts.ts'
import type { FieldIssue } from '#shared/errors.ts'
import type { HttpRoute } from '#shared/lambda/http/http-handler.ts'
import { readJson } from '#shared/lambda/http/input.ts'
import type { Noted } from '#shared/lambda/http/noted.ts'
import { invalidInput } from '#shared/lambda/http/refusal.ts'
import { json } from '#shared/lambda/http/result.ts'
import { actOf, inForceAs, orCurrent, type VersionsDeps } from './release.ts'

/** Texts: look, try, put in force. */
export const textRoutes = ({ versions, clock }: VersionsDeps, note: Noted): Readonly<Record<TextRoute, HttpRoute>> => ({
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
  'PUT /v1/operations/templates': note('texts-published', async (request) => {
    const { base, note: why, ...change } = readJson(request, publishTextsSchema)
    const { configuration } = await versions.version(base)
    const draft = withTexts(configuration, change)
    const problems = problemsOf(configuration, draft, change)
    if (problems.length > 0) throw invalidInput(problems)
    const release = { ...actOf(request, clock), note: why, base }
    return inForceAs(await orCurrent(versions, () => versions.publish(draft, release)))
  }),
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
