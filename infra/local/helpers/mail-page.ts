import type { Response } from '../gateway/exchange.ts'
import type { Outbox, SentMail, SentMailWithRaw } from '../mail/outbox.ts'
import { html } from './html.ts'
import { page } from './page.ts'

const LIST_LIMIT = 200
const when = (mail: SentMail): string => `${mail.at.slice(0, 10)} ${mail.at.slice(11, 19)} UTC`

/** The mails that the system sent, for people; `to` narrows the list to one recipient. */
export function mailListPage(outbox: Outbox, to: string | undefined): Response {
  const mails = outbox.list({ to, limit: LIST_LIMIT })
  const cards = mails.map(
    (mail) => html`<li><a class="card" href="/local/mail/${mail.id}"><strong>${mail.subject}</strong>
<span class="soft">${mail.to} · ${when(mail)}</span></a></li>`,
  )
  return page(
    'Sent mail · Gesendete E-Mails',
    html`<h1>Sent mail · Gesendete E-Mails</h1>
<p class="lead">What the system handed to its mail service, newest first. Nothing here has left this machine.</p>
<form class="row"><label for="to">To · An</label><input id="to" name="to" type="search" value="${to}"><button class="small">Show · Zeigen</button></form>
<ul class="cards">${cards}</ul>${mails.length === 0 ? html`<p>None · Keine</p>` : ''}`,
  )
}

export function mailPage(mail: SentMailWithRaw): Response {
  const shown = ['from', 'to', 'reply-to', 'auto-submitted', 'in-reply-to', 'references', 'message-id']
  const fields = shown.flatMap((name) =>
    mail.headers[name] === undefined ? [] : [html`<dt>${name}</dt><dd>${mail.headers[name]}</dd>`],
  )
  return page(
    mail.subject,
    html`<p><a href="/local/mail">Sent mail · Gesendete E-Mails</a></p><h1>${mail.subject}</h1><p class="lead">${mail.to} · ${when(mail)}</p>
${mail.html === '' ? '' : html`<h2>HTML</h2><iframe sandbox title="HTML" src="/local/mail/${mail.id}/html"></iframe>`}
<h2>Text</h2><pre>${mail.text}</pre>
<h2>Headers · Kopfzeilen</h2><dl>${fields}</dl>
<details><summary>Source · Quelltext</summary><pre class="raw">${mail.raw}</pre></details>`,
  )
}

/** The HTML part alone, for the frame: no script, nothing loaded from elsewhere. */
export const mailHtml = (mail: SentMailWithRaw): Response => ({
  status: 200,
  headers: {
    'content-type': 'text/html; charset=utf-8',
    'content-security-policy':
      "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-ancestors 'self'",
  },
  body: mail.html,
})
