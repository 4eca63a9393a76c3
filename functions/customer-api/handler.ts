import { devicesJson } from '#shared/api/devices.ts'
import { meJson, preferencesInputSchema, profileJson } from '#shared/api/me.ts'
import { pageOf, pagingSchema } from '#shared/api/paging.ts'
import { topicsQuerySchema } from '#shared/api/topics.ts'
import type { DownloadLinks } from '#shared/attachments/file-store.ts'
import { unknownCustomerId } from '#shared/customer/customer-of-subject.ts'
import { changePreferences } from '#shared/customer/preferences.ts'
import { embedOrigins } from '#shared/form/embed-origins.ts'
import { topicsIn } from '#shared/form/topics-in.ts'
import type { Clock, NewId } from '#shared/instant.ts'
import { signedIn } from '#shared/lambda/http/caller.ts'
import { type HttpHandler, httpHandler } from '#shared/lambda/http/http-handler.ts'
import { readJson, readQuery, withInput } from '#shared/lambda/http/input.ts'
import { invalidInput, Refusal } from '#shared/lambda/http/refusal.ts'
import { json } from '#shared/lambda/http/result.ts'
import type { Observability } from '#shared/lambda/observability.ts'
import type { PushDevices } from '#shared/push/push-devices.ts'
import { type CustomerDeskDeps, createCustomerDesk, findOwn } from '#shared/status/customer-desk.ts'
import { customerDownload } from '#shared/status/customer-download.ts'
import { findGivenOut } from '#shared/status/given-out.ts'
import { readStatusToken } from '#shared/token/status-token.ts'
import { addDevice, listDevices, removeDevice } from './devices.ts'
import { embeddedForm, formPage, inquiryPage } from './pages.ts'

/** Whole inquiries on one page: each may hold many messages, and an answer of a function holds 6 MB. */
const MOST_AT_ONCE = 20

/** Everything that customers' reading needs from outside. */
export interface CustomerApiDeps extends CustomerDeskDeps {
  readonly links: DownloadLinks
  readonly devices: PushDevices
  /** Where browsers post files to. */
  readonly uploadOrigin: () => Promise<string>
  readonly clock: Clock
  readonly newId: NewId
  /** Ends after that many milliseconds. */
  readonly pause: (ms: number) => Promise<void>
  readonly observability: Observability
}

/** What customers read: the form, their inquiries by token or signed in, and whether the system is there. */
export function createHandler(deps: CustomerApiDeps): HttpHandler {
  const desk = createCustomerDesk(deps)
  return httpHandler<'customer-api'>(
    {
      'GET /': (request) => formPage(deps, request),
      'GET /v1/form': (request) => embeddedForm(deps, request),
      'GET /status/{token}': (request) => inquiryPage(deps, desk, request),
      'GET /health': async () => {
        // Ready means: the configuration can be read, so inquiries can be taken in.
        await deps.configuration()
        return json(200, { status: 'ok' })
      },
      'GET /v1/inquiries/{token}': async (request) => {
        const inquiry = await desk.byToken(request.parameter('token'))
        if (inquiry === undefined) throw new Refusal('not-found', 'There is no inquiry under this link.')
        return json(200, inquiry)
      },
      'GET /v1/inquiries/{token}/attachments/{attachmentId}': async (request) => {
        const inquiryId = readStatusToken(request.parameter('token'), await deps.keys())
        const found = inquiryId === undefined ? undefined : await findGivenOut(deps, inquiryId)
        if (found === undefined) throw new Refusal('not-found', 'There is no inquiry under this link.')
        return json(200, { url: await customerDownload(deps, found, request.parameter('attachmentId')) })
      },
      'GET /v1/mobile/inquiries/{id}/attachments/{attachmentId}': async (request) => {
        const found = await findOwn(deps, signedIn(request.caller).subject, request.parameter('id'))
        if (found === undefined) throw new Refusal('not-found', 'There is no inquiry of yours under this id.')
        return json(200, { url: await customerDownload(deps, found, request.parameter('attachmentId')) })
      },
      'GET /v1/topics': async (request) => {
        const index = await deps.configuration()
        const { defaultLanguage, emergencyNumber: call } = index.institute
        const { language = defaultLanguage } = readQuery(request, topicsQuerySchema)
        const items = topicsIn(index, language).map((topic) => ({ ...topic, ...(topic.urgent ? { call } : {}) }))
        return json(200, { items })
      },
      'GET /v1/mobile/me': async (request) => {
        const { subject, name } = signedIn(request.caller)
        return json(200, meJson(name, await deps.customers.bySubject(subject)))
      },
      'PUT /v1/mobile/me': async (request) => {
        const { subject, name } = signedIn(request.caller)
        const { register, channel, ...rest } = readJson(request, preferencesInputSchema)
        const { languages } = (await deps.configuration()).institute
        if (!languages.includes(rest.language))
          throw invalidInput([{ path: 'language', message: 'is not a language of this institute' }])
        const wish = {
          ...rest,
          ...(register === undefined ? {} : { register }),
          ...(channel === undefined ? {} : { channel }),
        }
        const customer = await changePreferences(deps.customers, subject, wish, deps.clock())
        if (customer === undefined) throw new Refusal('not-found', 'The bank’s directory does not know you yet.')
        return json(200, meJson(name, customer))
      },
      'GET /v1/mobile/me/data': async (request) => {
        const { subject } = signedIn(request.caller)
        const { limit, ...from } = pageOf(readQuery(request, pagingSchema))
        const page = { ...from, limit: Math.min(limit, MOST_AT_ONCE) }
        const { items, ...rest } = await withInput(['cursor'], () => desk.whole(subject, page))
        const first = 'cursor' in from ? {} : await profileOf(deps, subject)
        return json(200, { ...first, inquiries: items, ...rest })
      },
      'GET /v1/mobile/me/devices': (request) => listDevices(deps, request),
      'PUT /v1/mobile/me/devices/{deviceId}': (request) => addDevice(deps, request),
      'DELETE /v1/mobile/me/devices/{deviceId}': (request) => removeDevice(deps, request),
      'GET /v1/mobile/inquiries': async (request) => {
        const { subject } = signedIn(request.caller)
        const page = pageOf(readQuery(request, pagingSchema))
        return json(200, await withInput(['cursor'], () => desk.list(subject, page)))
      },
      'GET /v1/mobile/inquiries/{id}': async (request) => {
        const inquiry = await desk.own(signedIn(request.caller).subject, request.parameter('id'))
        if (inquiry === undefined) throw new Refusal('not-found', 'There is no inquiry of yours under this id.')
        return json(200, inquiry)
      },
    },
    // Customers' tokens have no roles.
    { observability: deps.observability, roleClaim: '', embedOrigins: embedOrigins(deps.configuration) },
  )
}

/** What is kept of somebody beside their inquiries. */
async function profileOf({ customers, devices }: CustomerApiDeps, subject: string) {
  const customer = await customers.bySubject(subject)
  const own = await devices.of(customer?.customerId ?? unknownCustomerId(subject))
  return {
    ...(customer === undefined ? {} : { profile: profileJson(customer) }),
    devices: devicesJson(own),
  }
}
