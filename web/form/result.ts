import { callNotice } from './call-notice.ts'
import { make, type Place } from './place.ts'
import type { Sent } from './send.ts'

/** Registering takes a moment; then there is a time to name (ms). */
const LOOKS = [400, 800, 1_600, 3_200]

/** Says in the form's place what happens next and by when, whom to call first, and where to see it. */
export function result({ root, form, base, say }: Place, { reference, statusUrl }: Sent): void {
  const title = make('h2', { tabindex: '-1' }, say('sentTitle'))
  const next = make('p', { class: 'promise', role: 'status' })
  const first = make('div', { role: 'alert' })
  const after = make('p', {}, say('sentNext'))
  const link = make('a', { href: statusUrl }, say('sentLink'))
  const shown = make(
    'div',
    { class: 'card', part: 'result' },
    title,
    first,
    next,
    after,
    make('p', {}, say('sentReference', { reference })),
    make('p', {}, link),
  )
  for (const notice of root.querySelectorAll('h2, .notice, .errors')) notice.remove()
  form.replaceWith(shown)
  title.focus()
  title.scrollIntoView({ block: 'center' })
  void look()

  async function look(): Promise<void> {
    for (const wait of LOOKS) {
      await new Promise((resolve) => setTimeout(resolve, wait))
      const found = await inquiry()
      if (found.urgent) first.replaceChildren(callNotice(say, 'callNow'))
      if (found.by === undefined) continue
      next.textContent = say('sentPromise', { when: inWords(found.by) })
      return
    }
  }

  async function inquiry(): Promise<{ readonly urgent: boolean; readonly by: Date | undefined }> {
    try {
      const token = new URL(statusUrl).pathname.split('/').pop() ?? ''
      const response = await fetch(`${base}/v1/inquiries/${token}`, { credentials: 'omit' })
      const data: unknown = await response.json()
      const by = new Date(String(Object(Object(data).promise).by))
      return { urgent: Object(data).urgent === true, by: Number.isNaN(by.getTime()) ? undefined : by }
    } catch {
      return { urgent: false, by: undefined }
    }
  }

  function inWords(by: Date): string {
    const { lang = '', zone = 'UTC' } = form.dataset
    const options = { weekday: 'long', day: 'numeric', month: 'long', hour: 'numeric', minute: '2-digit' } as const
    return new Intl.DateTimeFormat(lang === 'en' ? 'en-GB' : lang, { ...options, timeZone: zone }).format(by)
  }
}
