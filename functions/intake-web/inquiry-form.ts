import { type WebInquiry, webInquirySchema } from '#shared/api/inquiry-input.ts'
import { type FieldIssue, Unavailable } from '#shared/errors.ts'
import { unknownChoices } from '#shared/intake/known-choices.ts'
import { fingerprintOf, receive } from '#shared/intake/receive.ts'
import { idempotencyKeyOf } from '#shared/lambda/http/idempotency-key.ts'
import { issuesOf, readForm } from '#shared/lambda/http/input.ts'
import type { HttpRequest } from '#shared/lambda/http/request.ts'
import { type HttpResult, page, seeOther } from '#shared/lambda/http/result.ts'
import { FORM_FIELDS, type FormField, type FormValues, type FormView, formView } from '#shared/pages/form-view.ts'
import { statusToken } from '#shared/token/status-token.ts'
import { inquiryFormPage } from '#web/pages/inquiry-form.ts'
import type { WebIntakeDeps } from './deps.ts'
import { webDraft } from './draft.ts'
import { formMeta, messageError } from './form-input.ts'

const BESIDE_FIELDS: readonly string[] = ['website', 'lang', 'key']

/**
 * The inquiry form without scripts: 303 to the status page, or the form again with everything that was typed and every
 * error (422), also when it could not be stored (503).
 */
export async function inquiryForm(deps: WebIntakeDeps, request: HttpRequest): Promise<HttpResult> {
  const fields = readForm(request)
  const index = await deps.configuration()
  const meta = formMeta(request, fields, index.institute.defaultLanguage)
  const again = (status: 422 | 503, errors: FormView['errors']): HttpResult => {
    const view = formView(index, meta.language, meta.key ?? deps.newId(), { values: valuesOf(fields), errors })
    return page(status, inquiryFormPage(view), meta.language)
  }
  // An empty field of a form is one that was left out.
  const filled = [...fields].filter(([name, value]) => !BESIDE_FIELDS.includes(name) && value.trim() !== '')
  const parsed = webInquirySchema.safeParse(Object.fromEntries(filled))
  const issues = parsed.success ? unknownChoices(parsed.data, index) : issuesOf(parsed.error)
  const errors = [...issues.map((issue) => errorOf(issue, fields)), ...trapError(fields)].sort(inOrderOfPage)
  if (!parsed.success || errors.length > 0) return again(422, errors)
  try {
    const receiptId = await receive(deps, webDraft(parsed.data), repeatableOf(request, parsed.data, meta.key))
    return seeOther(`/status/${statusToken(receiptId, await deps.keys())}${meta.keepLanguage}`)
  } catch (error) {
    if (!(error instanceof Unavailable)) throw error
    return again(503, [{ error: 'notSent' }])
  }
}

/** A changed text under the page's key is another inquiry, not a mistake: people go back and write again. */
function repeatableOf(request: HttpRequest, input: WebInquiry, key: string | undefined): readonly string[] | undefined {
  const header = idempotencyKeyOf(request)
  if (header !== undefined) return ['web', input.email, header]
  return key === undefined ? undefined : ['web-form', input.email, key, fingerprintOf(webDraft(input))]
}

const valuesOf = (fields: ReadonlyMap<string, string>): FormValues =>
  Object.fromEntries(FORM_FIELDS.map((name) => [name, fields.get(name) ?? '']))

/** The summary names errors in the order in which their fields stand on the page. */
const inOrderOfPage = (a: FormView['errors'][number], b: FormView['errors'][number]): number =>
  placeOf(a.field) - placeOf(b.field)
const placeOf = (field: FormField | undefined): number => (field === undefined ? -1 : FORM_FIELDS.indexOf(field))

/** Programs fill in every field. People whose browser filled it in by itself are told, and lose nothing. */
const trapError = (fields: ReadonlyMap<string, string>): FormView['errors'] =>
  (fields.get('website') ?? '') === '' ? [] : [{ field: 'website', error: 'trap' }]

function errorOf(issue: FieldIssue, fields: ReadonlyMap<string, string>): FormView['errors'][number] {
  const field = FORM_FIELDS.find((name) => name === issue.path)
  const empty = (fields.get(issue.path) ?? '').trim() === ''
  const named: Readonly<Partial<Record<FormField, FormView['errors'][number]['error']>>> = {
    email: empty ? 'emailMissing' : 'emailInvalid',
    name: 'nameTooLong',
    topic: 'topicUnknown',
    message: messageError(issue, fields.get('message')),
  }
  const error = field === undefined ? undefined : named[field]
  return field === undefined || error === undefined ? { error: 'unknownField' } : { field, error }
}
