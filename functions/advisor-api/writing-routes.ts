import { TemplateFailure } from '#shared/acknowledgement/template-engine.ts'
import { nothingSchema } from '#shared/api/advisor.ts'
import type { WRITING_OPERATIONS } from '#shared/api/operations/writing.ts'
import { draftInputSchema, macroInputSchema, macroOwnerSchema, previewInputSchema } from '#shared/api/writing.ts'
import type { Draft, Drafts } from '#shared/console/drafts.ts'
import { checkMacro, type MacroOwner, type Macros, renderMacro } from '#shared/console/macros.ts'
import { Conflict, Missing } from '#shared/errors.ts'
import { iso } from '#shared/instant.ts'
import type { HttpRoute } from '#shared/lambda/http/http-handler.ts'
import { readJson, readQuery } from '#shared/lambda/http/input.ts'
import { invalidInput, Refusal } from '#shared/lambda/http/refusal.ts'
import type { HttpRequest } from '#shared/lambda/http/request.ts'
import { json } from '#shared/lambda/http/result.ts'
import { leads } from '#shared/roster/leading.ts'
import { previewReply } from '#shared/sending/preview-reply.ts'
import { advisorOf } from './advisor-of.ts'
import type { AdvisorApiDeps } from './handler.ts'

export interface WritingDeps {
  readonly drafts: Drafts
  readonly macros: Macros
}

const draftJson = (draft: Draft | undefined) =>
  draft === undefined ? { text: '', version: 0 } : { ...draft, savedAt: iso(draft.savedAt) }

/** Drafts, macros and how a reply will arrive. */
export function writingRoutes(deps: AdvisorApiDeps): Record<keyof typeof WRITING_OPERATIONS, HttpRoute> {
  const { desk, configuration, drafts, macros } = deps
  const visible = async (request: HttpRequest) => {
    const { advisorId, advisor } = advisorOf(request, await configuration())
    const inquiry = await desk.find(request.parameter('id'), advisorId)
    return { advisorId, advisor, inquiry, inquiryId: inquiry.inquiryId }
  }
  const macrosOf = async (advisorId: string) => {
    const owners = [{ advisorId }, ...(await desk.me(advisorId)).desks.map((id) => ({ desk: id }))]
    const all = await macros.of(owners)
    const shown = all.map(({ owner, ...macro }) => ({ ...macro, owner: 'desk' in owner ? owner.desk : 'me' }))
    return json(200, { items: shown })
  }
  const mayChange = async (owner: string, advisorId: string): Promise<MacroOwner> => {
    if (owner === 'me') return { advisorId }
    if (leads(advisorId, (await configuration()).desk(owner))) return { desk: owner }
    throw invalidInput([{ path: 'owner', message: 'must be `me` or a desk that you lead' }])
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
    'GET /v1/advisor/macros': async (request) => macrosOf(advisorOf(request, await configuration()).advisorId),
    'PUT /v1/advisor/macros/{macroId}': async (request) => {
      const index = await configuration()
      const { advisorId } = advisorOf(request, index)
      const { owner, ...macro } = readJson(request, macroInputSchema)
      const macroId = macroIdOf(request)
      const of = await mayChange(owner, advisorId)
      withTemplate(() => checkMacro(macro.text, index))
      await macros.put({ macroId, owner: of, ...macro })
      return macrosOf(advisorId)
    },
    'DELETE /v1/advisor/macros/{macroId}': async (request) => {
      const { advisorId } = advisorOf(request, await configuration())
      await macros.remove(await mayChange(readQuery(request, macroOwnerSchema).owner, advisorId), macroIdOf(request))
      return macrosOf(advisorId)
    },
    'POST /v1/advisor/inquiries/{id}/macros/{macroId}': async (request) => {
      readJson(request, nothingSchema)
      const { advisorId, inquiry } = await visible(request)
      const { owner } = readQuery(request, macroOwnerSchema)
      const { name, desks } = await desk.me(advisorId)
      if (owner !== 'me' && !desks.includes(owner)) throw new Missing('macro')
      const all = await macros.of([owner === 'me' ? { advisorId } : { desk: owner }])
      const macro = all.find(({ macroId }) => macroId === request.parameter('macroId'))
      if (macro === undefined) throw new Missing('macro')
      const index = await configuration()
      return json(200, { text: withTemplate(() => renderMacro(macro.text, inquiry, name, index, deps.clock())) })
    },
    'POST /v1/advisor/inquiries/{id}/replies/preview': async (request) => {
      const { message } = readJson(request, previewInputSchema)
      const { advisor, inquiry } = await visible(request)
      return json(200, previewReply(inquiry, message, advisor.name, await configuration()))
    },
  }
}

function macroIdOf(request: HttpRequest): string {
  const macroId = request.parameter('macroId')
  if (!/^[\w-]{1,60}$/u.test(macroId))
    throw invalidInput([{ path: 'macroId', message: 'must be 1 to 60 letters, digits, `-` or `_`' }])
  return macroId
}

/** What is wrong with a template is its author's to mend. */
function withTemplate<T>(run: () => T): T {
  try {
    return run()
  } catch (error) {
    if (error instanceof TemplateFailure) throw invalidInput([{ path: 'text', message: error.message }])
    throw error
  }
}
