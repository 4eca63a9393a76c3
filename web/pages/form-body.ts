import type { FieldError, FormField, FormView } from '#shared/pages/form-view.ts'
import { type Html, html } from '#web/html.ts'
import { textsIn } from '#web/texts/texts.ts'
import { described, errorSummary, field } from './fields.ts'
import { filesField, scriptTexts } from './for-scripts.ts'
import { privacyNotice } from './privacy.ts'
import { questionsFieldset } from './questions.ts'
import { callFirst } from './urgent.ts'

/** What is wrong, before everything else; empty while nothing is. */
export const formErrors = (view: FormView): Html => {
  const { errors } = textsIn(view.language)
  const listed = view.errors.map(({ field: id, error }) => ({
    ...(id === undefined ? {} : { id }),
    text: errors[error],
  }))
  return html`<div class="errors">${listed.length > 0 && errorSummary(errors.title, listed)}</div>`
}

/**
 * The form itself, for our page and for others that embed it: `.plain` is for pages without scripts, `.rich` for those
 * with; templates hold the questions of every topic.
 */
export function formBody(view: FormView): Html {
  const texts = textsIn(view.language)
  const { form, errors } = texts
  const errorOf = (name: string): string | undefined => {
    const found = view.errors.find((error: FieldError) => error.field === name)
    return found === undefined ? undefined : errors[found.error]
  }
  const value = (name: string): string => view.values[name] ?? ''
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
  const asked = view.questions.find((one) => one.topic === view.asked)
  const urgent = view.topics.some(({ id, urgent: first }) => first && id === value('topic'))
  return html`<form class="inquiry" action="/v1/inquiries" method="post" accept-charset="utf-8" novalidate data-lang="${view.language}" data-zone="${view.zone}" data-wait="${view.protection.minimumSeconds}" data-bits="${view.protection.leastBits}" data-texts="${scriptTexts(texts, view.emergencyNumber)}">
<input type="hidden" name="lang" value="${view.language}">
<input type="hidden" name="key" value="${view.marks.key}">
<input type="hidden" name="made" value="${view.marks.made}">
<input class="default-submit plain" type="submit" value="${form.send}" tabindex="-1" aria-hidden="true">
${field(
  message,
  html`<textarea id="message" name="message" rows="8" dir="auto" required${described(message)}>
${value('message')}</textarea>`,
)}
<div class="call-first" role="alert">${urgent && callFirst(texts, view.emergencyNumber)}</div>
${field(
  topic,
  html`<select id="topic" name="topic"${described(topic)}>
<option value="">${form.anyTopic}</option>
${view.topics.map(
  ({ id, name: shown, urgent: first }) =>
    html`<option value="${id}"${value('topic') === id && html` selected`}${first && html` data-urgent`}>${shown}</option>`,
)}
</select>
<p class="hint rich suggestion" role="status"></p>
<input class="second plain" type="submit" name="step" value="${form.showQuestions}">`,
)}
<div class="asked">${asked !== undefined && questionsFieldset(asked, texts, { value, error: errorOf })}</div>
${field(name, html`<input id="name" name="name" autocomplete="name" dir="auto" value="${value('name')}"${described(name)}>`)}
${field(
  email,
  html`<input id="email" name="email" type="email" autocomplete="email" spellcheck="false" required value="${value('email')}"${described(email)}>`,
)}
${filesField(view.files, view.language, form)}
<p class="hint plain">${form.filesPlain}</p>
<div class="${trap.error === undefined ? 'trap' : 'sprung'}">${field(
    trap,
    html`<input id="website" name="website" tabindex="${trap.error === undefined ? '-1' : '0'}" autocomplete="off" value="${value('website')}"${described(trap)}>`,
  )}</div>
${privacyNotice(view.privacy, texts)}
<button class="send" type="submit">${form.send}</button>
<p class="hint afterwards">${form.afterwards}</p>
${view.questions.map((one) => html`<template data-topic="${one.topic}">${questionsFieldset(one, texts)}</template>`)}
</form>`
}
