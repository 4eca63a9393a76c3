import { messageInputSchema } from '#shared/api/inquiry-input.ts'
import { Unavailable } from '#shared/errors.ts'
import { acceptedAnswer } from '#shared/intake/accepted.ts'
import { matterIdOf } from '#shared/intake/further-draft.ts'
import { fingerprintOf } from '#shared/intake/receive.ts'
import { idempotencyKeyOf } from '#shared/lambda/http/idempotency-key.ts'
import { issuesOf, readForm } from '#shared/lambda/http/input.ts'
import { invalidInput, Refusal } from '#shared/lambda/http/refusal.ts'
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
import { furtherByLink } from './further-message.ts'

const BESIDE_FIELDS: readonly string[] = ['lang', 'key']

/**
 * A further message from the status page: 303 back to it, or the page with the text still there (422, 429, 503). With scripts,
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
  const again = async (
    status: 422 | 429 | 503,
    error: NonNullable<StatusView['draft']>['error'],
  ): Promise<HttpResult> => {
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
  const header = idempotencyKeyOf(request)
  try {
    const messageId = await furtherByLink(deps, request, found, parsed.data, (draft, matterId) => {
      if (header !== undefined) return ['web-message', matterId, header]
      return key === undefined ? undefined : ['web-message-form', matterId, key, fingerprintOf(draft)]
    })
    if (scripted)
      return json(202, { ...acceptedAnswer(matterIdOf(found), await deps.keys(), deps.publicUrl), messageId })
    // The page waits for it a moment, so that whoever sent it sees it there.
    return seeOther(
      `/status/${token}?${new URLSearchParams({ ...(keepLanguage === '' ? {} : { lang: language }), said: messageId })}`,
    )
  } catch (error) {
    if (scripted) throw error
    if (error instanceof Refusal && error.kind === 'too-many') return again(429, 'tooMany')
    if (error instanceof Unavailable) return again(503, 'notSent')
    throw error
  }
}
