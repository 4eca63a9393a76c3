import {
  type MobileInquiry,
  type MobileMessage,
  mobileInquirySchema,
  mobileMessageSchema,
} from '#shared/api/inquiry-input.ts'
import { withSpokenAnswers } from '#shared/form/answers.ts'
import { acceptedAnswer } from '#shared/intake/accepted.ts'
import type { CallbackWish } from '#shared/intake/callback.ts'
import { complaintDraft, furtherDraft, matterIdOf } from '#shared/intake/further-draft.ts'
import { unknownChoices } from '#shared/intake/known-choices.ts'
import { type MessageDraft, type ReceiveDeps, receive } from '#shared/intake/receive.ts'
import { type Caller, signedIn } from '#shared/lambda/http/caller.ts'
import { type HttpHandler, httpHandler } from '#shared/lambda/http/http-handler.ts'
import { idempotencyKeyOf } from '#shared/lambda/http/idempotency-key.ts'
import { readJson } from '#shared/lambda/http/input.ts'
import { invalidInput, Refusal } from '#shared/lambda/http/refusal.ts'
import { json } from '#shared/lambda/http/result.ts'
import type { Observability } from '#shared/lambda/observability.ts'
import { findOwn } from '#shared/status/customer-desk.ts'
import type { GivenOut, GivenOutDeps } from '#shared/status/given-out.ts'
import type { SigningKeys } from '#shared/token/signing-keys.ts'

/** Everything that intake from the banking app needs from outside. */
export interface MobileIntakeDeps extends ReceiveDeps, GivenOutDeps {
  readonly keys: () => Promise<SigningKeys>
  /** Without trailing slash. */
  readonly publicUrl: string
  readonly observability: Observability
}

/** Inquiries and further messages of signed-in customers. Who they are comes from the token alone. */
export function createHandler(deps: MobileIntakeDeps): HttpHandler {
  const accepted = async (inquiryId: string) => acceptedAnswer(inquiryId, await deps.keys(), deps.publicUrl)
  return httpHandler<'intake-mobile'>(
    {
      'POST /v1/mobile/inquiries': async (request) => {
        const caller = signedIn(request.caller)
        const input = readJson(request, mobileInquirySchema)
        const key = idempotencyKeyOf(request)
        const index = await deps.configuration()
        const wrong = unknownChoices(input, index)
        if (wrong.length > 0) throw invalidInput(wrong)
        const repeatable = key === undefined ? undefined : ['mobile', caller.subject, key]
        const draft = mobileDraft(withSpokenAnswers(input, index), caller)
        return json(202, await accepted(await receive(deps, draft, repeatable)))
      },
      'POST /v1/mobile/inquiries/{id}/messages': async (request) => {
        const caller = signedIn(request.caller)
        const { subject } = caller
        const found = await findOwn(deps, subject, request.parameter('id'))
        if (found === undefined) throw new Refusal('not-found', 'There is no inquiry of yours under this id.')
        const input = readJson(request, mobileMessageSchema)
        const key = idempotencyKeyOf(request)
        const repeatable = key === undefined ? undefined : ['mobile-message', subject, matterIdOf(found), key]
        const { complaintTopic } = (await deps.configuration()).institute
        const messageId = await receive(deps, furtherFrom(input, found, caller, complaintTopic), repeatable)
        // A complaint is a matter of its own.
        const inquiryId = input.intent === 'complaint' ? messageId : matterIdOf(found)
        return json(202, { ...(await accepted(inquiryId)), messageId })
      },
    },
    // Customers' tokens have no roles.
    { observability: deps.observability, roleClaim: '' },
  )
}

const mobileDraft = (
  { language, topic, subject, message, answers, device, attachments }: MobileInquiry,
  caller: Caller,
): MessageDraft => ({
  channel: 'mobile',
  sender: { name: caller.name, subject: caller.subject },
  subject: subject ?? '',
  text: message,
  ...(language === undefined ? {} : { language }),
  ...(topic === undefined || topic === '' ? {} : { topic }),
  ...(answers === undefined ? {} : { answers }),
  ...(device === undefined ? {} : { device }),
  ...(attachments === undefined ? {} : { uploads: attachments }),
})

function furtherFrom(
  { message, attachments = [], intent, callback }: MobileMessage,
  found: GivenOut,
  caller: Caller,
  complaintTopic: string | undefined,
): MessageDraft {
  const draft =
    intent === 'complaint'
      ? complaintDraft(found, message, caller, complaintTopic)
      : furtherDraft(found, message, { subject: caller.subject, solved: intent === 'solved' })
  return {
    ...draft,
    ...(attachments.length === 0 ? {} : { uploads: attachments }),
    ...(callback === undefined ? {} : { callback: wishOf(callback) }),
  }
}

const wishOf = ({ phone, times }: NonNullable<MobileMessage['callback']>): CallbackWish => ({
  times: times.map(({ from, to }) => ({ from: Date.parse(from), to: Date.parse(to) })),
  ...(phone === undefined ? {} : { phone }),
})
