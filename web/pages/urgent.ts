import { type Html, html } from '#web/html.ts'
import type { Texts } from '#web/texts/texts.ts'

/** A number that a tap calls. */
const call = (number: string): Html =>
  html`<a class="number" href="tel:${number.replace(/[^+\d]/gu, '')}">${number}</a>`

/** Whom to call before anything else. */
export const urgentNotice = ({ form }: Texts, number: string): Html =>
  html`<section class="notice urgent" aria-labelledby="urgent-title">
<h2 id="urgent-title">${form.urgentTitle}</h2>
<p>${form.urgent} ${call(number)}</p>
</section>`

/** The same beside an urgent topic that somebody has chosen. */
export const callFirst = ({ form }: Texts, number: string): Html =>
  html`<div class="notice urgent"><p><strong>${form.callFirst}</strong> ${call(number)}</p></div>`
