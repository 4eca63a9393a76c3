import {
  advisorListSchema,
  nothingSchema,
  presenceInputSchema,
  resolveSchema,
  transferSchema,
} from '#shared/api/advisor.ts'
import { withFiles } from '#shared/api/attachment-json.ts'
import { despiteSchema } from '#shared/api/attachment-output.ts'
import { staffMessageSchema, staffReplySchema } from '#shared/api/inquiry-input.ts'
import { advisorInquiry, advisorSummary } from '#shared/api/inquiry-json.ts'
import { pageOf } from '#shared/api/paging.ts'
import { statesOf } from '#shared/attachments/download.ts'
import { filesOfReply, type ReplyFilesDeps } from '#shared/attachments/files-of-reply.ts'
import type { BlobStore } from '#shared/blob/blob-store.ts'
import { htmlOf } from '#shared/blob/html-of.ts'
import { withWholeTexts } from '#shared/blob/whole-texts.ts'
import type { LookDeps } from '#shared/console/look.ts'
import type { Customer, CustomerDirectory } from '#shared/customer/customer.ts'
import { markOpened } from '#shared/inquiry/actions/opening.ts'
import type { AdvisorDesk } from '#shared/inquiry/advisor-desk-port.ts'
import { earlierMatters } from '#shared/inquiry/earlier-matters.ts'
import type { Inquiry } from '#shared/inquiry/inquiry.ts'
import type { InquiryStore } from '#shared/inquiry/inquiry-store.ts'
import { type OpenAttachmentDeps, openAttachment } from '#shared/inquiry/open-attachment.ts'
import { type HttpHandler, type HttpRoute, httpHandler } from '#shared/lambda/http/http-handler.ts'
import { idempotencyKeyOf } from '#shared/lambda/http/idempotency-key.ts'
import { readJson, readQuery, withInput } from '#shared/lambda/http/input.ts'
import type { HttpRequest } from '#shared/lambda/http/request.ts'
import { json } from '#shared/lambda/http/result.ts'
import { logFailure } from '#shared/lambda/log-failure.ts'
import type { Observability } from '#shared/lambda/observability.ts'
import type { AdvisorFigures } from '#shared/reaction-times/advisor-figures.ts'
import type { SeparateMessage } from '#shared/registration/separate-message.ts'
import type { RoutingDeps } from '#shared/routing/place-inquiry.ts'
import type { SearchDeps } from '#shared/search/look-for.ts'
import { type Act, acting } from './acting.ts'
import { advisorOf } from './advisor-of.ts'
import { consoleRoutes } from './console-routes.ts'
import { figuresRoutes } from './figures-routes.ts'
import { searchRoutes } from './search-routes.ts'
import { teamRoutes } from './team-routes.ts'
import { type WritingDeps, writingRoutes } from './writing-routes.ts'

/** Everything that the advisors' API needs from outside. */
export interface AdvisorApiDeps
  extends OpenAttachmentDeps,
    ReplyFilesDeps,
    LookDeps,
    RoutingDeps,
    SearchDeps,
    WritingDeps {
  readonly inquiries: InquiryStore
  readonly advisorFigures: AdvisorFigures
  readonly desk: AdvisorDesk
  readonly separate: SeparateMessage
  readonly blobs: BlobStore
  readonly customers: Pick<CustomerDirectory, 'find'>
  /** Claim of the staff's tokens that holds their roles. */
  readonly roleClaim: string
  readonly observability: Observability
}

/** The advisors' work over HTTP: lists, one inquiry, and what can be done with it. */
export function createHandler(deps: AdvisorApiDeps): HttpHandler {
  const { desk, configuration } = deps
  const act = (status: 200 | 201, run: Act): HttpRoute => acting(deps, status, run)
  const customerOf = async ({ customer: { customerId } }: Inquiry): Promise<Customer | undefined> =>
    customerId === undefined ? undefined : deps.customers.find(customerId)
  /** Beside the reading, which it must neither delay nor fail: it is only measured. */
  const noteOpened = async (inquiry: Inquiry, advisorId: string): Promise<void> => {
    try {
      await markOpened(deps.inquiries, inquiry, advisorId, { now: deps.clock(), by: `advisor:${advisorId}` })
    } catch (error) {
      logFailure(deps.observability, error, { inquiry: inquiry.inquiryId })
    }
  }
  /** Only who sees a matter may put files to it. */
  const filesFor = async (inquiryId: string, advisorId: string, uploads: readonly string[]) => {
    await desk.find(inquiryId, advisorId)
    return filesOfReply(deps, inquiryId, uploads)
  }
  const repeatable = (request: HttpRequest) => {
    const idempotencyKey = idempotencyKeyOf(request)
    return idempotencyKey === undefined ? {} : { idempotencyKey }
  }
  return httpHandler<'advisor-api'>(
    {
      ...consoleRoutes(deps),
      ...writingRoutes(deps),
      ...teamRoutes(deps),
      ...figuresRoutes(deps),
      ...searchRoutes(deps),
      'GET /v1/advisor/me': async (request) => {
        const { advisorId } = advisorOf(request, await configuration())
        return json(200, await desk.me(advisorId))
      },
      'PUT /v1/advisor/me/presence': async (request) => {
        const { advisorId } = advisorOf(request, await configuration())
        return json(200, await desk.setPresence(advisorId, readJson(request, presenceInputSchema).presence))
      },
      'GET /v1/advisor/inquiries': async (request) => {
        const { advisorId, nameOf } = advisorOf(request, await configuration())
        const { view, desk: only, ...paging } = readQuery(request, advisorListSchema)
        const page = { ...pageOf(paging), ...(only === undefined ? {} : { desk: only }) }
        const { items, ...rest } = await withInput(['cursor', 'desk'], () => desk.list(advisorId, view, page))
        return json(200, { items: items.map((inquiry) => advisorSummary(inquiry, nameOf)), ...rest })
      },
      'GET /v1/advisor/inquiries/{id}': async (request) => {
        const { advisorId, advisor, nameOf } = advisorOf(request, await configuration())
        const { inquiry, messages, events } = await desk.view(request.parameter('id'), advisorId)
        const [known, earlier, whole, states, html] = await Promise.all([
          inquiry.notReached === undefined ? undefined : customerOf(inquiry),
          earlierMatters(deps.inquiries, inquiry, advisor, deps.clock()),
          withWholeTexts(messages, deps.blobs),
          statesOf(deps.scans, messages),
          htmlOf(messages, deps.blobs),
          noteOpened(inquiry, advisorId),
        ])
        const shown = advisorInquiry(inquiry, whole, events, nameOf, known, earlier)
        const withHtml = shown.messages.map((message) => {
          const own = html.get(message.messageId)
          return own === undefined ? message : { ...message, html: own }
        })
        return json(200, { ...shown, messages: withFiles(withHtml, messages, states) })
      },
      'GET /v1/advisor/inquiries/{id}/attachments/{attachmentId}': async (request) => {
        const { advisorId } = advisorOf(request, await configuration())
        const { despite } = readQuery(request, despiteSchema)
        const where = { inquiryId: request.parameter('id'), attachmentId: request.parameter('attachmentId') }
        return json(200, { url: await openAttachment(deps, where, advisorId, despite === 'unscannable') })
      },
      'POST /v1/advisor/inquiries/{id}/take': act(200, (request, id, advisorId) => {
        readJson(request, nothingSchema)
        return desk.take(id, advisorId)
      }),
      'POST /v1/advisor/inquiries/{id}/replies': act(201, (request, id, advisorId) => {
        const { message, formatted, attachments: uploads } = readJson(request, staffReplySchema)
        return withInput(['attachments'], async () => {
          const attachments = uploads === undefined ? undefined : await filesFor(id, advisorId, uploads)
          const files = attachments === undefined ? {} : { attachments }
          const look = formatted ? { formatted } : {}
          return desk.reply(id, advisorId, message, { ...repeatable(request), ...files, ...look })
        })
      }),
      'POST /v1/advisor/inquiries/{id}/notes': act(201, (request, id, advisorId) => {
        const { message } = readJson(request, staffMessageSchema)
        return desk.note(id, advisorId, message, repeatable(request))
      }),
      'POST /v1/advisor/inquiries/{id}/transfer': act(200, (request, id, advisorId) => {
        const { desk: deskId, advisorId: colleague, note } = readJson(request, transferSchema)
        const to = {
          note,
          ...(deskId === undefined ? {} : { desk: deskId }),
          ...(colleague === undefined ? {} : { advisorId: colleague }),
        }
        return withInput(['desk', 'advisorId'], () => desk.transfer(id, advisorId, to))
      }),
      'POST /v1/advisor/inquiries/{id}/resolve': act(200, (request, id, advisorId) =>
        desk.resolve(id, advisorId, readJson(request, resolveSchema).outcome),
      ),
      'POST /v1/advisor/inquiries/{id}/reopen': act(200, (request, id, advisorId) => {
        readJson(request, nothingSchema)
        return desk.reopen(id, advisorId)
      }),
      'POST /v1/advisor/inquiries/{id}/messages/{messageId}/separate': act(201, async (request, id, advisorId) => {
        readJson(request, nothingSchema)
        // Only who sees a matter may take something out of it.
        await desk.find(id, advisorId)
        return deps.separate(id, request.parameter('messageId'), advisorId)
      }),
    },
    { observability: deps.observability, roleClaim: deps.roleClaim },
  )
}
