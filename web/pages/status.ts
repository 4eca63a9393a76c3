import type { StatusView } from '#shared/pages/status-view.ts'
import { type Html, html } from '#web/html.ts'
import { filled, type Texts, textsIn } from '#web/texts/texts.ts'
import { described, errorSummary, field } from './fields.ts'
import { filesField, scriptTexts } from './for-scripts.ts'
import { formatted } from './formatted.ts'
import { layout } from './layout.ts'
import { privacyNotice } from './privacy.ts'
import { urgentNotice } from './urgent.ts'

/** One inquiry for whoever has its link: where it stands, by when they hear from a person, what was said, and more to say. */
export function statusPage(view: StatusView): string {
  const texts = textsIn(view.language)
  const { status, errors } = texts
  const error = view.draft === undefined ? undefined : errors[view.draft.error]
  const add = { id: 'message', label: status.addLabel, hint: status.addHint, error }
  return layout({
    language: view.language,
    bank: view.bank,
    title: `${status.title} ${view.reference}`,
    path: `/status/${view.token}`,
    hasErrors: error !== undefined,
    script: '/assets/status.js',
    content: html`<div class="errors">${error !== undefined && errorSummary(errors.title, [{ id: 'message', text: error }])}</div>
<h1>${status.title}</h1>
${view.emergencyNumber !== undefined && urgentNotice(texts, view.emergencyNumber)}
<section class="card state-${view.status}">
${view.isNew && html`<p class="thanks">${status.thanks}</p>`}
<p class="state">${status.states[view.status]}</p>
${promiseIn(view, status)}
<p>${status.explanations[view.status]}${view.advisor !== undefined && ` ${filled(status.advisor, { name: view.advisor })}`}</p>
${steps(view, status)}
<dl class="facts">
<div><dt>${status.reference}</dt><dd class="reference">${view.reference}</dd></div>
${view.topic !== undefined && html`<div><dt>${status.about}</dt><dd>${view.topic}</dd></div>`}
</dl>
<p><a href="/status/${view.token}?lang=${view.language}">${status.refresh}</a></p>
</section>
<section aria-labelledby="messages-title">
<h2 id="messages-title">${status.messages}</h2>
<ol class="messages">${view.messages.map((message) => messageItem(message, texts))}</ol>
</section>
${view.closable && closing(view, status)}
<section aria-labelledby="add-title" class="add">
<h2 id="add-title">${status.addTitle}</h2>
<form action="/v1/inquiries/${view.token}/messages" method="post" accept-charset="utf-8" novalidate data-draft="${view.reference}" data-texts="${scriptTexts(texts, view.emergencyNumber ?? '', { draftFound: status.draftFound })}">
<input type="hidden" name="lang" value="${view.language}">
<input type="hidden" name="key" value="${view.key}">
${field(
  add,
  html`<textarea id="message" name="message" rows="5" dir="auto" required${described(add)}>
${view.draft?.text ?? ''}</textarea>`,
)}
${filesField(view.files, view.language, texts.form)}
<button class="send" type="submit">${status.add}</button>
</form>
<p class="hint">${status.keepLink}</p>
</section>
${privacyNotice(view.privacy, texts)}`,
  })
}

function promiseIn(view: StatusView, status: Texts['status']): Html | undefined {
  if (view.promise === undefined) return undefined
  if (view.promise === 'late') return html`<p>${status.promiseLate}</p>`
  const { when, from, by, now, left } = view.promise
  return html`<p class="promise">${filled(status.promise, { when })}</p>
<p class="countdown" data-from="${from}" data-by="${by}" data-now="${now}"><progress max="100" value="${Math.round(left.share * 100)}" aria-hidden="true"></progress> <span>${left.words}</span></p>`
}

/** “This is solved”, said twice so that nobody says it by mistake. It is a message like any other, and one more takes it up again. */
const closing = (view: StatusView, status: Texts['status']): Html =>
  html`<details class="closing"><summary>${status.solved}</summary>
<form action="/v1/inquiries/${view.token}/messages" method="post" accept-charset="utf-8">
<p>${status.solvedText}</p>
<input type="hidden" name="lang" value="${view.language}">
<input type="hidden" name="key" value="${view.key}">
<input type="hidden" name="intent" value="solved">
<input type="hidden" name="message" value="${status.solvedMessage}">
<button class="second" type="submit">${status.solvedYes}</button>
</form></details>`

/** What has happened and what comes next. */
const steps = (view: StatusView, status: Texts['status']): Html =>
  html`<h2 class="next">${status.next}</h2>
<ol class="steps">${view.steps.map(
    ({ name, when, state }) =>
      html`<li class="step-${state}"${state === 'now' && html` aria-current="step"`}>${status.steps[name]}${when !== undefined && html` <span class="when">${when}</span>`}${state === 'now' && html` <span class="when">${status.stepNow}</span>`}</li>`,
  )}</ol>`

const messageItem = (message: StatusView['messages'][number], { status }: Texts): Html =>
  html`<li class="message from-${message.from}">
<p class="by"><strong><bdi>${message.from === 'customer' ? status.you : (message.name ?? status.we)}</bdi></strong> <time datetime="${message.at}">${message.when}</time></p>
${message.blocks === undefined ? html`<p class="text">${message.text}</p>` : formatted(message.blocks)}
${
  message.files.length > 0 &&
  html`<ul class="message-files" aria-label="${status.files}">${message.files.map(
    ({ id, name, open }) => html`<li${open && html` data-file="${id}"`}><bdi>${name}</bdi></li>`,
  )}</ul>`
}
</li>`
