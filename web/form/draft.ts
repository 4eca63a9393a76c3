import { button, controlNamed, controlsOf, make, type Place } from './place.ts'

const KEEP_MS = 30 * 24 * 3_600_000
const PAUSE = 250
/** Of this and of other inquiries; what nobody came back to is taken off the device. */
const DRAFTS = /^anklang-(?:form$|message-)/u

interface Draft {
  readonly at: number
  readonly values: Readonly<Record<string, string>>
}

/** What is typed stays on this device until it is sent: offered back on the next visit, and carried on when only the language changes. */
export interface DraftKeeper {
  clear(): void
}

/** `key` names the draft on the device, `follow` takes over what a restored topic asks. */
export function keepDraft(place: Place, key: string, follow: () => void = () => {}): DraftKeeper {
  const { root, form, say } = place
  const storage = storageOf()
  const onward = `${key}-onward`
  for (const name of Object.keys(storage?.local ?? {}))
    if (DRAFTS.test(name) && readDraft(storage?.local.getItem(name) ?? null) === undefined)
      storage?.local.removeItem(name)
  let timer: ReturnType<typeof setTimeout> | undefined
  let sent = false

  const save = (): void => {
    clearTimeout(timer)
    if (sent) return
    const values = Object.fromEntries(
      controlsOf(place).flatMap(({ name, value }) => (value === '' ? [] : [[name, value]])),
    )
    if (Object.keys(values).length === 0) storage?.local.removeItem(key)
    else storage?.local.setItem(key, JSON.stringify({ at: Date.now(), values }))
  }
  const draft = readDraft(storage?.local.getItem(key) ?? null)
  const empty = controlsOf(place).every(({ value }) => value === '')
  if (draft !== undefined && empty) {
    if (storage?.session.getItem(onward) === 'yes') restore(draft)
    else offer(draft)
  }
  storage?.session.removeItem(onward)

  form.addEventListener('input', () => {
    clearTimeout(timer)
    timer = setTimeout(save, PAUSE)
  })
  addEventListener('pagehide', save)
  for (const link of root.querySelectorAll('.languages a'))
    link.addEventListener('click', () => {
      save()
      storage?.session.setItem(onward, 'yes')
    })

  return {
    clear() {
      sent = true
      storage?.local.removeItem(key)
    },
  }

  function restore({ values }: Draft): void {
    const topic = controlNamed(place, 'topic')
    if (topic !== undefined) topic.value = values['topic'] ?? ''
    follow()
    for (const control of controlsOf(place)) control.value = values[control.name] ?? ''
  }

  function offer(found: Draft): void {
    const banner = make('div', { class: 'notice draft', role: 'status' }, make('p', {}, say('draftFound')))
    const close = (act: () => void) => () => {
      act()
      banner.remove()
      controlNamed(place, 'message')?.focus()
    }
    banner.append(
      button(
        say('draftUse'),
        close(() => restore(found)),
      ),
      ' ',
      button(
        say('draftDiscard'),
        close(() => storage?.local.removeItem(key)),
      ),
    )
    form.prepend(banner)
    // Whoever begins anew has decided.
    form.addEventListener('input', () => banner.remove(), { once: true })
  }
}

function readDraft(text: string | null): Draft | undefined {
  try {
    const { at, values } = Object(JSON.parse(text ?? 'null'))
    if (typeof at !== 'number' || Date.now() - at > KEEP_MS) return undefined
    const entries = Object.entries(Object(values)).flatMap(([name, value]): [string, string][] =>
      typeof value === 'string' ? [[name, value]] : [],
    )
    return { at, values: Object.fromEntries(entries) }
  } catch {
    return undefined
  }
}

/** Browsers may refuse it. */
function storageOf(): { readonly local: Storage; readonly session: Storage } | undefined {
  try {
    return { local: localStorage, session: sessionStorage }
  } catch {
    return undefined
  }
}
