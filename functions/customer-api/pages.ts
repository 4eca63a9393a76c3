import type { HttpRequest } from '#shared/lambda/http/request.ts'
import { type HttpResult, page } from '#shared/lambda/http/result.ts'
import { formView } from '#shared/pages/form-view.ts'
import { pageLanguage } from '#shared/pages/page-language.ts'
import { statusView } from '#shared/pages/status-view.ts'
import type { CustomerDesk } from '#shared/status/customer-desk.ts'
import { inquiryFormPage } from '#web/pages/inquiry-form.ts'
import { missingPage } from '#web/pages/missing.ts'
import { statusPage } from '#web/pages/status.ts'
import { PAGE_LANGUAGES } from '#web/texts/texts.ts'
import type { CustomerApiDeps } from './handler.ts'

/** The inquiry form, in the language asked for or the browser's. */
export async function formPage(deps: CustomerApiDeps, request: HttpRequest): Promise<HttpResult> {
  const index = await deps.configuration()
  const language = languageOf(request, index.institute.defaultLanguage)
  return page(200, inquiryFormPage(formView(index, language, deps.newId())), language)
}

/** One inquiry as a page, in the language asked for, else the inquiry's; a link that leads nowhere gets a page too. */
export async function inquiryPage(
  deps: CustomerApiDeps,
  desk: CustomerDesk,
  request: HttpRequest,
): Promise<HttpResult> {
  const token = request.parameter('token')
  const [index, inquiry] = await Promise.all([deps.configuration(), desk.byToken(token)])
  const ownLanguage = PAGE_LANGUAGES.find((known) => known === inquiry?.language)
  const language = languageOf(request, index.institute.defaultLanguage, ownLanguage)
  if (inquiry === undefined) return page(404, missingPage({ language, bank: index.institute.name }), language)
  const view = statusView(inquiry, index, deps.clock(), { language, token, key: deps.newId() })
  return page(200, statusPage(view), language)
}

function languageOf(request: HttpRequest, fallback: string, known?: string): string {
  const asked = request.query.get('lang') ?? known
  return pageLanguage(asked, request.header('accept-language'), PAGE_LANGUAGES, fallback)
}
