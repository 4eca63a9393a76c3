import { call } from './call.ts'
import { clearFaults, showFaults } from './faults.ts'
import type { Files } from './files.ts'
import { guard } from './guard.ts'
import type { Place } from './place.ts'

/** What the bank said to an inquiry that it took. */
export interface Sent {
  readonly reference: string
  readonly statusUrl: string
  /** Of a further message. */
  readonly messageId: string
}

/**
 * Sends the form without leaving the page. Whatever goes wrong, everything typed stays where it is, and sending again
 * with the page's key never makes a second inquiry.
 */
export function sendInPlace(place: Place, files: Files, onSent: (sent: Sent) => void): void {
  const { form, base, say } = place
  const guarded = guard(place)
  const press = form.querySelector<HTMLButtonElement>('.send')
  const label = press?.textContent ?? ''
  let busy = false
  form.addEventListener('submit', (event) => {
    event.preventDefault()
    if (!busy) void send()
  })

  async function send(): Promise<void> {
    if (files.unfinished()) return showFaults(place, [{ path: 'files', message: say('filesPending') }])
    working(true)
    await guarded.ready()
    const outcome = await call(`${base}${form.getAttribute('action')}`, body(), {})
    working(false)
    clearFaults(place)
    if (outcome.state === 'done') {
      const { reference, statusUrl, messageId } = outcome.data
      return onSent({ reference: String(reference), statusUrl: String(statusUrl), messageId: String(messageId) })
    }
    if (outcome.state === 'invalid' && outcome.errors.length > 0) return showFaults(place, outcome.errors)
    const word = outcome.state === 'offline' ? 'offline' : outcome.state === 'too-many' ? 'tooMany' : 'notSent'
    showFaults(place, [{ path: '', message: say(word) }])
  }

  function body(): URLSearchParams {
    const fields = new URLSearchParams()
    for (const [name, value] of new FormData(form)) if (typeof value === 'string') fields.append(name, value)
    if (files.ids().length > 0) fields.set('attachments', files.ids().join(','))
    return fields
  }

  function working(now: boolean): void {
    busy = now
    press?.setAttribute('aria-disabled', String(now))
    if (press !== null) press.textContent = now ? say('sending') : label
  }
}
