import type { CustomerInquiry } from '#shared/api/inquiry-output.ts'
import type { Instant } from '#shared/instant.ts'
import type { HttpRequest } from '#shared/lambda/http/request.ts'
import { fragment, type HttpResult, page } from '#shared/lambda/http/result.ts'
import { type FormView, formView } from '#shared/pages/form-view.ts'
import { pageLanguage } from '#shared/pages/page-language.ts'
import { statusView } from '#shared/pages/status-view.ts'
import type { CustomerDesk } from '#shared/status/customer-desk.ts'
import { formToken } from '#shared/token/form-token.ts'
import { embeddedFormHtml, inquiryFormPage } from '#web/pages/inquiry-form.ts'
import { missingPage } from '#web/pages/missing.ts'
import { statusPage } from '#web/pages/status.ts'
import { PAGE_LANGUAGES } from '#web/texts/texts.ts'
import type { CustomerApiDeps } from './handler.ts'

/** Registering takes a fraction of a second; who has just sent something waits for it rather than reload (ms). */
const PATIENCE = { whileYoungerThan: 10_000, atMost: 2_000, step: 100 } as const

/** As NewId makes them. */
const AN_ID = /^[a-z2-7]{26}$/u

/** The inquiry form, in the language asked for or the browser's. */
export async function formPage(deps: CustomerApiDeps, request: HttpRequest): Promise<HttpResult> {
  const view = await freshForm(deps, request)
  return page(200, inquiryFormPage(view), view.language, await deps.uploadOrigin())
}

/** The same without a page around it, for pages that embed it. */
export async function embeddedForm(deps: CustomerApiDeps, request: HttpRequest): Promise<HttpResult> {
  const view = await freshForm(deps, request)
  return fragment(embeddedFormHtml(view), view.language)
}

async function freshForm(deps: CustomerApiDeps, request: HttpRequest): Promise<FormView> {
  const index = await deps.configuration()
  const language = languageOf(request, index.institute.defaultLanguage)
  return formView(index, language, { key: deps.newId(), made: formToken(deps.clock(), await deps.keys()) })
}

/** One inquiry as a page, in the language asked for, else the inquiry's; a link that leads nowhere gets a page too. */
export async function inquiryPage(
  deps: CustomerApiDeps,
  desk: CustomerDesk,
  request: HttpRequest,
): Promise<HttpResult> {
  const token = request.parameter('token')
  const [index, inquiry] = await Promise.all([
    deps.configuration(),
    registeredSoon(deps, desk, token, request.query.get('said')),
  ])
  const ownLanguage = PAGE_LANGUAGES.find((known) => known === inquiry?.language)
  const language = languageOf(request, index.institute.defaultLanguage, ownLanguage)
  const storage = await deps.uploadOrigin()
  if (inquiry === undefined) return page(404, missingPage({ language, bank: index.institute.name }), language, storage)
  const view = statusView(inquiry, index, deps.clock(), { language, token, key: deps.newId() })
  return page(200, statusPage(view), language, storage)
}

async function registeredSoon(
  deps: CustomerApiDeps,
  desk: CustomerDesk,
  token: string,
  said: string | null,
): Promise<CustomerInquiry | undefined> {
  let inquiry = await desk.byToken(token)
  const justSaid = said !== null && AN_ID.test(said) ? (await deps.ledger.find(said))?.receipt : undefined
  const isOnItsWay = (): boolean =>
    justSaid !== undefined &&
    isYoung(justSaid.receivedAt, deps.clock()) &&
    inquiry?.messages.every(({ messageId }) => messageId !== said) === true
  const isNew = (): boolean =>
    inquiry?.status === 'received' && isYoung(Date.parse(inquiry.milestones.receivedAt), deps.clock())
  for (let waited = 0; waited < PATIENCE.atMost && (isNew() || isOnItsWay()); waited += PATIENCE.step) {
    await deps.pause(PATIENCE.step)
    inquiry = await desk.byToken(token)
  }
  return inquiry
}

const isYoung = (at: Instant, now: Instant): boolean => now - at < PATIENCE.whileYoungerThan

function languageOf(request: HttpRequest, fallback: string, known?: string): string {
  const asked = request.query.get('lang') ?? known
  return pageLanguage(asked, request.header('accept-language'), PAGE_LANGUAGES, fallback)
}
