import type { FormField, FormView } from '#shared/pages/form-view.ts'
import { html } from '#web/html.ts'
import { textsIn } from '#web/texts/texts.ts'
import { described, errorSummary, field } from './fields.ts'
import { layout } from './layout.ts'

/** The inquiry form, plain HTML; with what was typed and every error beside its field and as a summary. */
export function inquiryFormPage(view: FormView): string {
  const { form, errors } = textsIn(view.language)
  const errorOf = (name: FormField): string | undefined => {
    const found = view.errors.find((error) => error.field === name)
    return found === undefined ? undefined : errors[found.error]
  }
  const value = (name: FormField): string => view.values[name] ?? ''
  const about = (id: FormField, label: string, hint?: string) => ({
    id,
    label,
    error: errorOf(id),
    ...(hint === undefined ? {} : { hint }),
  })
  const message = about('message', form.message, form.messageHint)
  const topic = about('topic', form.topic, form.topicHint)
  const name = about('name', form.name, form.nameHint)
  const email = about('email', form.email, form.emailHint)
  const trap = about('website', form.trap)
  const summary = view.errors.map(({ field: id, error }) => ({
    ...(id === undefined ? {} : { id }),
    text: errors[error],
  }))
  return layout({
    language: view.language,
    bank: view.bank,
    title: form.title,
    path: '/',
    hasErrors: view.errors.length > 0,
    content: html`${summary.length > 0 && errorSummary(errors.title, summary)}
<h1>${form.title}</h1>
<p class="lead">${form.lead}</p>
<section class="notice urgent" aria-labelledby="urgent-title">
<h2 id="urgent-title">${form.urgentTitle}</h2>
<p>${form.urgent} <a class="number" href="tel:${view.emergencyNumber.replace(/[^+\d]/gu, '')}">${view.emergencyNumber}</a></p>
</section>
<form action="/v1/inquiries" method="post" accept-charset="utf-8" novalidate>
<input type="hidden" name="lang" value="${view.language}">
<input type="hidden" name="key" value="${view.key}">
${field(
  message,
  html`<textarea id="message" name="message" rows="8" required${described(message)}>
${value('message')}</textarea>`,
)}
${field(
  topic,
  html`<select id="topic" name="topic"${described(topic)}>
<option value="">${form.anyTopic}</option>
${view.topics.map(
  ({ id, name: shown }) => html`<option value="${id}"${value('topic') === id && html` selected`}>${shown}</option>`,
)}
</select>`,
)}
${field(name, html`<input id="name" name="name" autocomplete="name" value="${value('name')}"${described(name)}>`)}
${field(
  email,
  html`<input id="email" name="email" type="email" autocomplete="email" spellcheck="false" required value="${value('email')}"${described(email)}>`,
)}
<div class="${trap.error === undefined ? 'trap' : 'sprung'}">${field(
      trap,
      html`<input id="website" name="website" tabindex="${trap.error === undefined ? '-1' : '0'}" autocomplete="off" value="${value('website')}"${described(trap)}>`,
    )}</div>
<button type="submit">${form.send}</button>
<p class="hint">${form.afterwards}</p>
</form>`,
  })
}
