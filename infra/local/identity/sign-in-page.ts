import type { Response } from '../gateway/exchange.ts'
import { html } from '../helpers/html.ts'
import { page } from '../helpers/page.ts'
import type { Person } from './people.ts'

/** Lists the sample people of an issuer, one click each. `action` takes a form with `sub`. */
export function signInPage(people: readonly Person[], action: string): Response {
  const cards = people.map(
    (person) => html`<li><form method="post" action="${action}">
<button class="card" name="sub" value="${person.sub}"><strong>${person.name}</strong><span class="soft">${person.email}</span><span class="soft">${person.remark}</span></button>
</form></li>`,
  )
  const response = page(
    'Sign in · Anmelden',
    html`<h1>Sign in · Anmelden</h1><p class="lead">The sample people of this local system. One click, no password.</p><ul class="cards people">${cards}</ul>`,
  )
  // The answer to the form is a redirect to the page that asked for the sign-in; browsers apply form-action to it too.
  const policy = `${String(response.headers['content-security-policy'])}; form-action 'self'`
  return { ...response, headers: { ...response.headers, 'content-security-policy': policy } }
}
