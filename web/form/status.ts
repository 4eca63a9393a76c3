import { localeOf } from '#shared/language/locale-of.ts'
import { remaining } from '#shared/pages/remaining.ts'
import { keepDraft } from './draft.ts'
import { attachFiles } from './files.ts'
import { button, placeIn } from './place.ts'
import { sendInPlace } from './send.ts'

const MINUTE = 60_000
/** Beginning of the names of drafts, one for each inquiry. */
const DRAFTS = 'anklang-message-'

const place = placeIn(document, '')
if (place !== undefined) {
  place.form.classList.add('enhanced')
  const draft = keepDraft(place, `${DRAFTS}${place.form.dataset['draft']}`)
  sendInPlace(place, attachFiles(place), ({ messageId }) => {
    draft.clear()
    // The same page, which waits a moment for what was added.
    const query = new URLSearchParams(location.search)
    query.set('said', messageId)
    location.assign(`${location.pathname}?${query}`)
  })
  countDown()
  for (const item of document.querySelectorAll<HTMLElement>('[data-file]')) openable(item)
}

/** Keeps the time left true while the page is open, once a minute. */
function countDown(): void {
  const shown = document.querySelector<HTMLElement>('.countdown')
  const { from, by, now } = shown?.dataset ?? {}
  if (from === undefined || by === undefined || now === undefined) return
  // By the bank's clock, whatever this device believes.
  const ahead = Date.parse(now) - performance.now()
  const look = (): void => {
    const left = remaining(
      Date.parse(from),
      Date.parse(by),
      ahead + performance.now(),
      localeOf(document.documentElement.lang),
    )
    const [bar, words] = [shown?.querySelector('progress'), shown?.querySelector('span')]
    if (left === undefined) shown?.remove()
    else if (bar && words) {
      bar.value = left.share * 100
      words.textContent = left.words
    }
  }
  setInterval(look, MINUTE)
}

/** A file of the bank: its link is good for a minute, so it is asked for when somebody wants it. */
function openable(item: HTMLElement): void {
  const { file } = item.dataset
  const token = location.pathname.split('/').pop()
  const open = async (): Promise<void> => {
    const response = await fetch(`/v1/inquiries/${token}/attachments/${file}`)
    const data: unknown = await response.json()
    if (response.ok) location.assign(String(Object(data).url))
  }
  item.replaceChildren(button(item.textContent ?? '', () => void open().catch(() => {}), { class: 'link' }))
}
