import { uploadInputSchema } from '#shared/api/attachment-input.ts'
import { messageInputSchema, webInquirySchema } from '#shared/api/inquiry-input.ts'
import { offerUpload } from '#shared/attachments/offer-upload.ts'
import { withSpokenAnswers } from '#shared/form/answers.ts'
import { embedOrigins } from '#shared/form/embed-origins.ts'
import { SECOND } from '#shared/instant.ts'
import { acceptedAnswer } from '#shared/intake/accepted.ts'
import { matterIdOf } from '#shared/intake/further-draft.ts'
import { unknownChoices } from '#shared/intake/known-choices.ts'
import { receive } from '#shared/intake/receive.ts'
import { type HttpHandler, type HttpRoute, httpHandler } from '#shared/lambda/http/http-handler.ts'
import { idempotencyKeyOf } from '#shared/lambda/http/idempotency-key.ts'
import { isForm, readJson } from '#shared/lambda/http/input.ts'
import { invalidInput, Refusal } from '#shared/lambda/http/refusal.ts'
import { json } from '#shared/lambda/http/result.ts'
import { findGivenOut } from '#shared/status/given-out.ts'
import { readStatusToken } from '#shared/token/status-token.ts'
import type { WebIntakeDeps } from './deps.ts'
import { webDraft } from './draft.ts'
import { furtherByLink } from './further-message.ts'
import { inquiryForm } from './inquiry-form.ts'
import { messageForm } from './message-form.ts'

/** Inquiries and further messages over the web, as JSON or as a form without scripts. */
export function createHandler(deps: WebIntakeDeps): HttpHandler {
  return httpHandler<'intake-web'>(
    {
      'POST /v1/inquiries': async (request) => (isForm(request) ? inquiryForm(deps, request) : inquiry(request)),
      'POST /v1/attachments': (request) => upload(request),
      'POST /v1/inquiries/{token}/messages': async (request) =>
        isForm(request) ? messageForm(deps, request) : message(request),
    },
    // No route of this function asks for a role.
    { observability: deps.observability, roleClaim: '', embedOrigins: embedOrigins(deps.configuration) },
  )

  async function accepted(inquiryId: string) {
    return acceptedAnswer(inquiryId, await deps.keys(), deps.publicUrl)
  }

  async function upload(request: Parameters<HttpRoute>[0]) {
    const offer = await offerUpload(deps, readJson(request, uploadInputSchema), request.address)
    if (offer.state === 'too-large') throw invalidInput([{ path: 'bytes', message: `must be at most ${offer.most}` }])
    if (offer.state === 'too-many') {
      const headers = { 'retry-after': String(Math.ceil(offer.retryAfterMs / SECOND)) }
      throw new Refusal('too-many', 'Too many files were announced from this network address.', { headers })
    }
    return json(201, { attachmentId: offer.attachmentId, upload: offer.upload })
  }

  async function inquiry(request: Parameters<HttpRoute>[0]) {
    const input = readJson(request, webInquirySchema)
    const key = idempotencyKeyOf(request)
    const index = await deps.configuration()
    const wrong = unknownChoices(input, index)
    if (wrong.length > 0) throw invalidInput(wrong)
    const repeatable = key === undefined ? undefined : ['web', input.email, key]
    return json(202, await accepted(await receive(deps, webDraft(withSpokenAnswers(input, index)), repeatable)))
  }

  async function message(request: Parameters<HttpRoute>[0]) {
    const inquiryId = readStatusToken(request.parameter('token'), await deps.keys())
    const found = inquiryId === undefined ? undefined : await findGivenOut(deps, inquiryId)
    if (found === undefined) throw new Refusal('not-found', 'There is no inquiry under this link.')
    const input = readJson(request, messageInputSchema)
    const key = idempotencyKeyOf(request)
    const messageId = await furtherByLink(deps, request, found, input, (_draft, matterId) =>
      key === undefined ? undefined : ['web-message', matterId, key],
    )
    return json(202, { ...(await accepted(matterIdOf(found))), messageId })
  }
}
