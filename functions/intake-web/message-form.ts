import { messageInputSchema } from '#shared/api/inquiry-input.ts'
import { Unavailable } from '#shared/errors.ts'
import { acceptedAnswer } from '#shared/intake/accepted.ts'
import { furtherDraft, matterIdOf } from '#shared/intake/further-draft.ts'
import { fingerprintOf, receive } from '#shared/intake/receive.ts'
import { idempotencyKeyOf } from '#shared/lambda/http/idempotency-key.ts'
import { issuesOf, readForm } from '#shared/lambda/http/input.ts'
import { invalidInput } from '#shared/lambda/http/refusal.ts'
import type { HttpRequest } from '#shared/lambda/http/request.ts'
import { type HttpResult, json, page, seeOther } from '#shared/lambda/http/result.ts'
import { type StatusView, statusView } from '#shared/pages/status-view.ts'
import { createCustomerDesk } from '#shared/status/customer-desk.ts'
import { findGivenOut } from '#shared/status/given-out.ts'
import { readStatusToken } from '#shared/token/status-token.ts'
import { missingPage } from '#web/pages/missing.ts'
import { statusPage } from '#web/pages/status.ts'
import { textsIn } from '#web/texts/texts.ts'
import type { WebIntakeDeps } from './deps.ts'
import { formMeta, inquiryFields, messageError, wantsJson } from './form-input.ts'

const BESIDE_FIELDS: readonly string[] = ['lang', 'key']

/**
 * A further message from the status page: 303 back to it, or the page with the text still there (422, 503). With scripts,
 * which ask for JSON and may name uploaded files, 202 and problems.
 */
export async function messageForm(deps: WebIntakeDeps, request: HttpRequest): Promise<HttpResult> {
  const token = request.parameter('token')
  const fields = readForm(request)
  const index = await deps.configuration()
  const { language, keepLanguage, key } = formMeta(request, fields, index.institute.defaultLanguage)
  const inquiryId = readStatusToken(token, await deps.keys())
  const found = inquiryId === undefined ? undefined : await findGivenOut(deps, inquiryId)
  const storage = await deps.uploadOrigin()
  const missing = (): HttpResult => page(404, missingPage({ language, bank: index.institute.name }), language, storage)
  if (found === undefined) return missing()
  const again = async (status: 422 | 503, error: NonNullable<StatusView['draft']>['error']): Promise<HttpResult> => {
    const inquiry = await createCustomerDesk(deps).byToken(token)
    if (inquiry === undefined) return missing()
    const draft = { text: fields.get('message') ?? '', error }
    const view = statusView(inquiry, index, deps.clock(), { language, token, key: key ?? deps.newId(), draft })
    return page(status, statusPage(view), language, storage)
  }
  const scripted = wantsJson(request)
  const parsed = messageInputSchema.safeParse(inquiryFields(fields, BESIDE_FIELDS))
  if (!parsed.success) {
    const [issue = { path: 'message', message: '' }] = issuesOf(parsed.error)
    const error = messageError(issue, fields.get('message'))
    if (!scripted) return again(422, error)
    throw invalidInput([{ path: issue.path === 'message' ? 'message' : '', message: textsIn(language).errors[error] }])
  }
  const draft = furtherDraft(found, parsed.data.message, undefined, parsed.data.attachments)
  const header = idempotencyKeyOf(request)
  const matterId = matterIdOf(found)
  const formKey = key === undefined ? undefined : ['web-message-form', matterId, key, fingerprintOf(draft)]
  try {
    const messageId = await receive(deps, draft, header === undefined ? formKey : ['web-message', matterId, header])
    if (scripted) return json(202, { ...acceptedAnswer(matterId, await deps.keys(), deps.publicUrl), messageId })
    return seeOther(`/status/${token}${keepLanguage}`)
  } catch (error) {
    if (!(error instanceof Unavailable) || scripted) throw error
    return again(503, 'notSent')
  }
}
