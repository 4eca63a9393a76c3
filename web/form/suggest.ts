import { askable } from './askable.ts'
import { call } from './call.ts'
import type { Place } from './place.ts'
import type { Questions } from './questions.ts'

/** A pause in typing (ms). */
const PAUSE = 450

/**
 * Chooses the topic that the text seems to be about, as long as nobody has chosen one, and says so. Where that cannot be
 * asked, nothing happens.
 */
export function suggestTopics(
  place: Place,
  message: HTMLTextAreaElement,
  topic: HTMLSelectElement,
  questions: Questions,
) {
  const { form, base, say } = place
  const note = form.querySelector('.suggestion')
  const language = form.querySelector<HTMLInputElement>('[name=lang]')?.value
  const known = new Map<string, string>()
  let own = topic.value !== ''
  let timer: ReturnType<typeof setTimeout> | undefined
  let asking = new AbortController()

  topic.addEventListener('change', () => {
    own = topic.value !== ''
    if (note !== null) note.textContent = ''
    questions.follow()
  })
  message.addEventListener('input', () => {
    clearTimeout(timer)
    timer = setTimeout(() => void look(), PAUSE)
  })

  async function look(): Promise<void> {
    const text = askable(message.value)
    // What somebody chose or answered stays.
    if (own || questions.answered()) return
    asking.abort()
    asking = new AbortController()
    try {
      show(text === undefined ? '' : (known.get(text) ?? (await ask(text, asking.signal))))
    } catch {
      // Somebody typed on.
    }
  }

  async function ask(text: string, signal: AbortSignal): Promise<string> {
    const body = JSON.stringify({ text, ...(language === undefined ? {} : { language }) })
    const outcome = await call(`${base}/v1/topics/suggest`, body, { 'content-type': 'application/json' }, signal)
    if (outcome.state !== 'done') return ''
    const found = String(outcome.data['topic'] ?? '')
    known.set(text, found)
    return found
  }

  function show(found: string): void {
    if (own || questions.answered()) return
    topic.value = [...topic.options].some(({ value }) => value === found) ? found : ''
    const name = topic.selectedOptions[0]?.textContent ?? ''
    if (note !== null) note.textContent = topic.value === '' ? '' : say('suggested', { topic: name })
    questions.follow()
  }
}
