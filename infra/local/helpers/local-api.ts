import { z } from 'zod'
import type { LocalClock } from '../clock.ts'
import type { EventBus } from '../events/event-bus.ts'
import type { Scheduler } from '../events/schedule.ts'
import { json, type Request, type Response } from '../gateway/exchange.ts'
import { createRouter } from '../gateway/routes.ts'
import type { SamplePeople } from '../identity/people.ts'
import type { Outbox } from '../mail/outbox.ts'
import { completeSesEvent, sesEventSchema } from '../mail/ses-events.ts'
import { demoFile } from './demo.ts'
import { mailHtml, mailListPage, mailPage } from './mail-page.ts'
import { badInput, problem, readJson } from './problem.ts'

export interface LocalApiOptions {
  readonly outbox: Outbox
  readonly sample: SamplePeople
  readonly tokenOf: (sub: string) => Promise<string | undefined>
  readonly clock: LocalClock
  readonly scheduler: Scheduler
  readonly bus: EventBus
}

const YEAR_SECONDS = 366 * 24 * 3_600
const outboxQuery = z.strictObject({
  to: z.string().max(254).optional(),
  inquiryId: z.string().max(100).optional(),
  limit: z.coerce.number().int().min(1).max(10_000).default(1_000),
})
const tokenInput = z.strictObject({ sub: z.string().min(1).max(255) })
const clockInput = z.strictObject({ advanceSeconds: z.number().min(0).max(YEAR_SECONDS) })

type Handler = (request: Request, parameters: Readonly<Record<string, string>>) => Response | Promise<Response>

const withInput =
  <T>(schema: z.ZodType<T>, handle: (input: T) => Response | Promise<Response>): Handler =>
  (request) => {
    const read = readJson(request.body)
    if ('refused' in read) return read.refused
    const input = schema.safeParse(read.value)
    return input.success ? handle(input.data) : badInput(input.error)
  }

/** The helpers of CONTRACT.md, "Only on the local machine"; undefined for paths that are not theirs. */
export function createLocalApi(options: LocalApiOptions): (request: Request) => Promise<Response | undefined> {
  const { outbox, clock } = options
  const now = (): Response => json(200, { now: new Date(clock.now()).toISOString() })
  const found = (
    id: string | undefined,
    show: (mail: NonNullable<ReturnType<Outbox['find']>>) => Response,
  ): Response => {
    const mail = outbox.find(id ?? '')
    return mail === undefined ? problem(404, 'Not found', 'There is no such mail.') : show(mail)
  }
  const handlers: Readonly<Record<string, Handler>> = {
    'GET /local/outbox': (request) => {
      const query = outboxQuery.safeParse(Object.fromEntries(new URLSearchParams(request.query)))
      return query.success ? json(200, outbox.list(query.data)) : badInput(query.error)
    },
    'DELETE /local/outbox': () => {
      outbox.clear()
      return { status: 204, headers: {}, body: '' }
    },
    'GET /local/mail': (request) => mailListPage(outbox, new URLSearchParams(request.query).get('to') || undefined),
    'GET /local/mail/{id}': (_request, { id }) => found(id, mailPage),
    'GET /local/mail/{id}/html': (_request, { id }) => found(id, mailHtml),
    'GET /local/people': () => json(200, options.sample),
    'POST /local/token': withInput(tokenInput, async ({ sub }) => {
      const token = await options.tokenOf(sub)
      if (token === undefined)
        return problem(404, 'Not found', 'None of the sample people has this sub; GET /local/people lists them.')
      return json(200, { access_token: token, token_type: 'Bearer', expires_in: 3_600 })
    }),
    'GET /local/clock': now,
    'POST /local/clock': withInput(clockInput, async ({ advanceSeconds }) => {
      clock.advance(advanceSeconds)
      await options.scheduler.runAll()
      return now()
    }),
    'POST /local/ses-events': withInput(sesEventSchema, async (given) => {
      const { messageId } = given.detail.mail
      const [mail, dispatch] = [outbox.find(messageId), outbox.dispatchOf(messageId)]
      const sent = mail === undefined || dispatch === undefined ? undefined : { mail, dispatch }
      const targets = await options.bus.publish(completeSesEvent(given, sent))
      return json(202, { targets })
    }),
    $default: () => problem(404, 'Not found', 'There is no such local helper; CONTRACT.md lists them.'),
  }
  const find = createRouter(new Map(Object.entries(handlers)))
  return async (request) => {
    if (request.method === 'GET' && request.path.startsWith('/demo/')) return demoFile(request.path)
    if (request.path !== '/local' && !request.path.startsWith('/local/')) return undefined
    const match = find(request.method, request.path)
    return match === undefined ? undefined : match.value(request, match.pathParameters)
  }
}
