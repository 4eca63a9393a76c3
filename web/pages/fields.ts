import { type Html, html } from '#web/html.ts'

export interface Field {
  readonly id: string
  readonly label: string
  readonly hint?: string
  readonly error?: string | undefined
}

/** What ties a control to its hint and error for those who do not see them. */
export const described = ({ id, hint, error }: Field): Html | undefined => {
  const ids = [...(hint === undefined ? [] : [`${id}-hint`]), ...(error === undefined ? [] : [`${id}-error`])]
  if (ids.length === 0) return undefined
  return html` aria-describedby="${ids.join(' ')}"${error !== undefined && html` aria-invalid="true"`}`
}

/** A control with its label, hint and error. */
export const field = (
  about: Field,
  control: Html,
): Html => html`<div class="field${about.error !== undefined && ' wrong'}">
<label for="${about.id}">${about.label}</label>
${about.hint !== undefined && html`<p class="hint" id="${about.id}-hint">${about.hint}</p>`}
${about.error !== undefined && html`<p class="error" id="${about.id}-error">${about.error}</p>`}
${control}
</div>`

/** All errors at the top of a page, each leading to its field; where the page is read from, scripts or not. */
export const errorSummary = (title: string, errors: readonly { readonly id?: string; readonly text: string }[]): Html =>
  html`<div class="summary" role="alert" tabindex="-1" autofocus aria-labelledby="summary-title">
<h2 id="summary-title">${title}</h2>
<ul>${errors.map(({ id, text }) => html`<li>${id === undefined ? text : html`<a href="#${id}">${text}</a>`}</li>`)}</ul>
</div>`
