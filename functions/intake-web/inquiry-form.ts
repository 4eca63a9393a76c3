import type { WebInquiry } from '#shared/api/inquiry-input.ts'
import { Unavailable } from '#shared/errors.ts'
import { questionsOf } from '#shared/form/answers.ts'
import { suspicionOf } from '#shared/form/suspicion.ts'
import { acceptedAnswer } from '#shared/intake/accepted.ts'
import { fingerprintOf, receive } from '#shared/intake/receive.ts'
import { idempotencyKeyOf } from '#shared/lambda/http/idempotency-key.ts'
import { readForm } from '#shared/lambda/http/input.ts'
import { invalidInput } from '#shared/lambda/http/refusal.ts'
import type { HttpRequest } from '#shared/lambda/http/request.ts'
import { type HttpResult, json, page, seeOther } from '#shared/lambda/http/result.ts'
import { type FieldError, formView } from '#shared/pages/form-view.ts'
import { deriveId } from '#shared/token/derive-id.ts'
import { statusToken } from '#shared/token/status-token.ts'
import { inquiryFormPage } from '#web/pages/inquiry-form.ts'
import { textsIn } from '#web/texts/texts.ts'
import type { WebIntakeDeps } from './deps.ts'
import { webDraft } from './draft.ts'
import { formMeta, readInquiryForm, wantsJson } from './form-input.ts'

/**
 * The inquiry form without scripts: 303 to the status page, or the form again with everything that was typed and every
 * error (422), also when it could not be stored (503). `step` asks for the questions of the chosen topic instead (200).
 * What looks like a program's is taken in like any other and waits for an operator. With scripts, which ask for JSON, the same outcomes are 202 and problems, their messages in the page's language.
 */
export async function inquiryForm(deps: WebIntakeDeps, request: HttpRequest): Promise<HttpResult> {
  const fields = readForm(request)
  const index = await deps.configuration()
  const meta = formMeta(request, fields, index.institute.defaultLanguage)
  const again = async (status: 200 | 422 | 503, errors: readonly FieldError[], asked = fields.get('asked')) => {
    const typed = { values: Object.fromEntries(fields), errors, asked }
    const marks = { key: meta.key ?? deps.newId(), made: meta.made }
    const view = formView(index, meta.language, marks, typed)
    return page(status, inquiryFormPage(view), meta.language, await deps.uploadOrigin())
  }
  if (fields.has('step')) {
    const topic = fields.get('topic')
    const hasQuestions = questionsOf(index, topic).length > 0
    return again(
      200,
      (topic ?? '') === '' ? [{ field: 'topic', error: 'topicMissing' }] : [],
      hasQuestions ? topic : '',
    )
  }
  const scripted = wantsJson(request)
  const { input, errors } = readInquiryForm(fields, index, meta.language)
  if (input === undefined) {
    if (scripted) throw invalidInput(spokenErrors(errors, meta.language))
    return again(422, errors)
  }
  try {
    const keys = await deps.keys()
    const repeatable = repeatableOf(request, input, meta.key)
    const id = repeatable === undefined ? deps.newId() : deriveId(...repeatable)
    const signs = { made: meta.made, proof: fields.get('proof') ?? '', address: request.address }
    const rules = index.configuration.form.protection
    const suspicion = await suspicionOf(deps, signs, { keys, rules, now: deps.clock(), id })
    const draft = { ...webDraft(input), ...(suspicion === undefined ? {} : { suspicion }) }
    const receiptId = await receive(deps, draft, repeatable)
    return scripted
      ? json(202, acceptedAnswer(receiptId, keys, deps.publicUrl))
      : seeOther(`/status/${statusToken(receiptId, keys)}${meta.keepLanguage}`)
  } catch (error) {
    if (!(error instanceof Unavailable) || scripted) throw error
    return again(503, [{ error: 'notSent' }])
  }
}

const spokenErrors = (errors: readonly FieldError[], language: string) =>
  errors.map(({ field = '', error }) => ({ path: field, message: textsIn(language).errors[error] }))

/** A changed text under the page's key is another inquiry, not a mistake: people go back and write again. */
function repeatableOf(request: HttpRequest, input: WebInquiry, key: string | undefined): readonly string[] | undefined {
  const header = idempotencyKeyOf(request)
  if (header !== undefined) return ['web', input.email, header]
  return key === undefined ? undefined : ['web-form', input.email, key, fingerprintOf(webDraft(input))]
}
