import type { FieldFault } from './call.ts'
import { make, type Place } from './place.ts'

/** Takes all errors off the page. */
export function clearFaults({ root, form }: Place): void {
  root.querySelector('.errors')?.replaceChildren()
  for (const error of form.querySelectorAll('.error')) error.remove()
  for (const field of form.querySelectorAll('.field.wrong')) field.classList.remove('wrong')
  for (const control of form.querySelectorAll('[aria-invalid]')) {
    control.removeAttribute('aria-invalid')
    describe(control, [], `${control.id}-error`)
  }
}

/** Shows errors beside their fields and all of them in a summary, which gets the focus. */
export function showFaults(place: Place, faults: readonly FieldFault[]): void {
  const { root, form, say } = place
  clearFaults(place)
  const items = faults.map(({ path, message }) => {
    const control = path === '' ? null : form.querySelector<HTMLElement>(`#${CSS.escape(path)}`)
    if (control === null) return make('li', {}, message)
    mark(control, message)
    const link = make('a', { href: `#${control.id}` }, message)
    // In a shadow no address leads to a field.
    link.addEventListener('click', (event) => {
      event.preventDefault()
      control.focus()
      control.scrollIntoView({ block: 'center' })
    })
    return make('li', {}, link)
  })
  const summary = make(
    'div',
    { class: 'summary', role: 'alert', tabindex: '-1', 'aria-labelledby': 'summary-title' },
    make('h2', { id: 'summary-title' }, say('summary')),
    make('ul', {}, ...items),
  )
  root.querySelector('.errors')?.replaceChildren(summary)
  summary.focus()
  summary.scrollIntoView({ block: 'start' })
}

function mark(control: HTMLElement, message: string): void {
  const id = `${control.id}-error`
  control.setAttribute('aria-invalid', 'true')
  describe(control, [id], id)
  const field = control.closest('.field')
  field?.classList.add('wrong')
  // A trap that closed on a person must be seen.
  control.closest('.trap')?.classList.replace('trap', 'sprung')
  control.before(make('p', { class: 'error', id }, message))
}

function describe(control: Element, add: readonly string[], remove: string): void {
  const ids = (control.getAttribute('aria-describedby') ?? '').split(' ').filter((id) => id !== '' && id !== remove)
  const all = [...ids, ...add].join(' ')
  if (all === '') control.removeAttribute('aria-describedby')
  else control.setAttribute('aria-describedby', all)
}
