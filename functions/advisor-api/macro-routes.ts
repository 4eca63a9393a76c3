import { TemplateFailure } from '#shared/acknowledgement/template-engine.ts'
import { nothingSchema } from '#shared/api/advisor.ts'
import type { WRITING_OPERATIONS } from '#shared/api/operations/writing.ts'
import { type MacroJson, macroInputSchema, macroOwnerSchema, macroRemovalSchema } from '#shared/api/writing.ts'
import { type Macro, type MacroOwner, macroProblems, renderMacro } from '#shared/console/macros.ts'
import { Conflict, Missing } from '#shared/errors.ts'
import { iso } from '#shared/instant.ts'
import type { HttpRoute } from '#shared/lambda/http/http-handler.ts'
import { readJson, readQuery } from '#shared/lambda/http/input.ts'
import { invalidInput, Refusal } from '#shared/lambda/http/refusal.ts'
import type { HttpRequest } from '#shared/lambda/http/request.ts'
import { json } from '#shared/lambda/http/result.ts'
import { leads } from '#shared/roster/leading.ts'
import { advisorOf } from './advisor-of.ts'
import type { AdvisorApiDeps } from './handler.ts'

type MacroRoutes = Extract<keyof typeof WRITING_OPERATIONS, `${string}/macros${string}`>

/** Prepared texts: one's own, and those of desks, which whoever leads them changes. */
export function macroRoutes(deps: AdvisorApiDeps): Record<MacroRoutes, HttpRoute> {
  const { desk, configuration, macros } = deps
  const macroJson = async ({ owner, changed, ...macro }: Macro): Promise<MacroJson> => {
    const index = await configuration()
    return {
      ...macro,
      owner: 'desk' in owner ? owner.desk : 'me',
      ...(changed === undefined
        ? {}
        : { changed: { at: iso(changed.at), by: index.advisor(changed.by)?.name ?? changed.by } }),
    }
  }
  const macrosOf = async (advisorId: string) => {
    const { desks } = await desk.me(advisorId)
    const owners = [{ advisorId }, ...desks.map((id) => ({ desk: id }))]
    return json(200, { items: await Promise.all((await macros.of(owners)).map(macroJson)) })
  }
  const mayChange = async (owner: string, advisorId: string): Promise<MacroOwner> => {
    if (owner === 'me') return { advisorId }
    if (leads(advisorId, (await configuration()).desk(owner))) return { desk: owner }
    throw invalidInput([{ path: 'owner', message: 'must be `me` or a desk that you lead' }])
  }
  /** Whoever was late is shown what is kept; nothing where it was taken out. */
  const changing = async (owner: MacroOwner, macroId: string, change: Promise<void>): Promise<void> => {
    try {
      await change
    } catch (error) {
      if (!(error instanceof Conflict)) throw error
      const kept = (await macros.of([owner])).find((macro) => macro.macroId === macroId)
      const current = kept === undefined ? {} : { current: await macroJson(kept) }
      throw new Refusal('conflict', 'Somebody has changed this text since.', { ...current, cause: error })
    }
  }
  return {
    'GET /v1/advisor/macros': async (request) => macrosOf(advisorOf(request, await configuration()).advisorId),
    'PUT /v1/advisor/macros/{macroId}': async (request) => {
      const index = await configuration()
      const { advisorId } = advisorOf(request, index)
      const { owner, version, ...macro } = readJson(request, macroInputSchema)
      const macroId = macroIdOf(request)
      const of = await mayChange(owner, advisorId)
      const problems = macroProblems(macro.text, index)
      if (problems.length > 0) throw invalidInput(problems.map((message) => ({ path: 'text', message })))
      const changed = { at: deps.clock(), by: advisorId }
      await changing(of, macroId, macros.save({ macroId, owner: of, ...macro, changed }, version))
      return macrosOf(advisorId)
    },
    'DELETE /v1/advisor/macros/{macroId}': async (request) => {
      const { advisorId } = advisorOf(request, await configuration())
      const { owner, version } = readQuery(request, macroRemovalSchema)
      const of = await mayChange(owner, advisorId)
      await changing(of, macroIdOf(request), macros.remove(of, macroIdOf(request), Number(version)))
      return macrosOf(advisorId)
    },
    'POST /v1/advisor/inquiries/{id}/macros/{macroId}': async (request) => {
      readJson(request, nothingSchema)
      const index = await configuration()
      const { advisorId } = advisorOf(request, index)
      const inquiry = await desk.find(request.parameter('id'), advisorId)
      const { owner } = readQuery(request, macroOwnerSchema)
      const { name, desks } = await desk.me(advisorId)
      if (owner !== 'me' && !desks.includes(owner)) throw new Missing('macro')
      const all = await macros.of([owner === 'me' ? { advisorId } : { desk: owner }])
      const macro = all.find(({ macroId }) => macroId === request.parameter('macroId'))
      if (macro === undefined) throw new Missing('macro')
      try {
        return json(200, { text: renderMacro(macro.text, inquiry, name, index, deps.clock()) })
      } catch (error) {
        // What is wrong with a template is its author's to mend.
        if (error instanceof TemplateFailure) throw invalidInput([{ path: 'text', message: error.message }])
        throw error
      }
    },
  }
}

function macroIdOf(request: HttpRequest): string {
  const macroId = request.parameter('macroId')
  if (!/^[\w-]{1,60}$/u.test(macroId))
    throw invalidInput([{ path: 'macroId', message: 'must be 1 to 60 letters, digits, `-` or `_`' }])
  return macroId
}
