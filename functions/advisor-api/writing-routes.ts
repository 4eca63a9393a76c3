import { blocksJson } from '#shared/api/blocks.ts'
import type { WRITING_OPERATIONS } from '#shared/api/operations/writing.ts'
import { draftInputSchema, previewInputSchema } from '#shared/api/writing.ts'
import type { Draft, Drafts } from '#shared/console/drafts.ts'
import type { Macros } from '#shared/console/macros.ts'
import { Conflict } from '#shared/errors.ts'
import { iso } from '#shared/instant.ts'
import type { HttpRoute } from '#shared/lambda/http/http-handler.ts'
import { readJson } from '#shared/lambda/http/input.ts'
import { Refusal } from '#shared/lambda/http/refusal.ts'
import type { HttpRequest } from '#shared/lambda/http/request.ts'
import { json } from '#shared/lambda/http/result.ts'
import { previewReply } from '#shared/sending/preview-reply.ts'
import { advisorOf } from './advisor-of.ts'
import type { AdvisorApiDeps } from './handler.ts'
import { macroRoutes } from './macro-routes.ts'

export interface WritingDeps {
  readonly drafts: Drafts
  readonly macros: Macros
}

const draftJson = (draft: Draft | undefined) =>
  draft === undefined ? { text: '', version: 0 } : { ...draft, savedAt: iso(draft.savedAt) }

/** Drafts, macros and how a reply will arrive. */
export function writingRoutes(deps: AdvisorApiDeps): Record<keyof typeof WRITING_OPERATIONS, HttpRoute> {
  const { desk, configuration, drafts } = deps
  const visible = async (request: HttpRequest) => {
    const { advisorId, advisor } = advisorOf(request, await configuration())
    const inquiry = await desk.find(request.parameter('id'), advisorId)
    return { advisorId, advisor, inquiry, inquiryId: inquiry.inquiryId }
  }
  return {
    'GET /v1/advisor/inquiries/{id}/draft': async (request) => {
      const { advisorId, inquiryId } = await visible(request)
      return json(200, draftJson(await drafts.find(advisorId, inquiryId)))
    },
    'PUT /v1/advisor/inquiries/{id}/draft': async (request) => {
      const { advisorId, inquiryId } = await visible(request)
      const { text, version } = readJson(request, draftInputSchema)
      try {
        return json(200, draftJson(await drafts.save(advisorId, inquiryId, text, version, deps.clock())))
      } catch (error) {
        if (!(error instanceof Conflict)) throw error
        const current = draftJson(await drafts.find(advisorId, inquiryId))
        throw new Refusal('conflict', 'Another tab has saved since.', { current, cause: error })
      }
    },
    'DELETE /v1/advisor/inquiries/{id}/draft': async (request) => {
      const { advisorId, inquiryId } = await visible(request)
      await drafts.remove(advisorId, inquiryId)
      return json(200, draftJson(undefined))
    },
    ...macroRoutes(deps),
    'POST /v1/advisor/inquiries/{id}/replies/preview': async (request) => {
      const { message, formatted } = readJson(request, previewInputSchema)
      const { advisor, inquiry } = await visible(request)
      const reply = { text: message, ...(formatted ? { formatted } : {}) }
      return json(200, { ...previewReply(inquiry, reply, advisor.name, await configuration()), ...blocksJson(reply) })
    },
  }
}
