import { messageInputSchema } from '#shared/api/inquiry-input.ts'
import { Unavailable } from '#shared/errors.ts'
import { furtherDraft, matterIdOf } from '#shared/intake/further-draft.ts'
import { fingerprintOf, receive } from '#shared/intake/receive.ts'
import { idempotencyKeyOf } from '#shared/lambda/http/idempotency-key.ts'
import { issuesOf, readForm } from '#shared/lambda/http/input.ts'
import type { HttpRequest } from '#shared/lambda/http/request.ts'
import { type HttpResult, page, seeOther } from '#shared/lambda/http/result.ts'
import { type StatusView, statusView } from '#shared/pages/status-view.ts'
import { createCustomerDesk } from '#shared/status/customer-desk.ts'
import { findGivenOut } from '#shared/status/given-out.ts'
import { readStatusToken } from '#shared/token/status-token.ts'
import { missingPage } from '#web/pages/missing.ts'
import { statusPage } from '#web/pages/status.ts'
import type { WebIntakeDeps } from './deps.ts'
import { formMeta, messageError } from './form-input.ts'

const BESIDE_FIELDS: readonly string[] = ['lang', 'key']

/** A further message from the status page: 303 back to it, or the page with the text still there (422, 503). */
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
  const parsed = messageInputSchema.safeParse(
    Object.fromEntries([...fields].filter(([name]) => !BESIDE_FIELDS.includes(name))),
  )
  if (!parsed.success) {
    const [issue = { path: 'message', message: '' }] = issuesOf(parsed.error)
    return again(422, messageError(issue, fields.get('message')))
  }
  const draft = furtherDraft(found, parsed.data.message)
  const header = idempotencyKeyOf(request)
  const matterId = matterIdOf(found)
  const formKey = key === undefined ? undefined : ['web-message-form', matterId, key, fingerprintOf(draft)]
  try {
    await receive(deps, draft, header === undefined ? formKey : ['web-message', matterId, header])
    return seeOther(`/status/${token}${keepLanguage}`)
  } catch (error) {
    if (!(error instanceof Unavailable)) throw error
    return again(503, 'notSent')
  }
}
