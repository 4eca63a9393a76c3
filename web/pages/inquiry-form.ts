import type { FormView } from '#shared/pages/form-view.ts'
import { html } from '#web/html.ts'
import { textsIn } from '#web/texts/texts.ts'
import { formBody, formErrors } from './form-body.ts'
import { layout } from './layout.ts'
import { urgentNotice } from './urgent.ts'

/** The page of the inquiry form, plain HTML; with what was typed and every error beside its field and as a summary. */
export function inquiryFormPage(view: FormView): string {
  const texts = textsIn(view.language)
  const { form } = texts
  return layout({
    language: view.language,
    bank: view.bank,
    title: form.title,
    path: '/',
    hasErrors: view.errors.length > 0,
    script: '/assets/form.js',
    content: html`${formErrors(view)}
<h1>${form.title}</h1>
<p class="lead">${form.lead}</p>
${urgentNotice(texts, view.emergencyNumber)}
${formBody(view)}`,
  })
}

/** The form as a piece of HTML, for `<anklang-form>` on another page. */
export function embeddedFormHtml(view: FormView): string {
  const texts = textsIn(view.language)
  const { title } = texts.form
  return html`<section lang="${view.language}" aria-labelledby="anklang-title">${formErrors(view)}
<h2 id="anklang-title">${title}</h2>
${urgentNotice(texts, view.emergencyNumber)}
${formBody(view)}</section>`.text
}
