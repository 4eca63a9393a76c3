import { callNotice } from './call-notice.ts'
import type { Place } from './place.ts'

/** Shows the guided questions of the chosen topic, and whom to call for an urgent one. Answers stay when topics change. */
export interface Questions {
  /** Takes over what the topic's field says now. */
  follow(): void
  /** Whether something was answered. */
  answered(): boolean
}

export function guidedQuestions({ form, say }: Place, topic: HTMLSelectElement): Questions {
  const asked = form.querySelector('.asked')
  const alarm = form.querySelector('.call-first')
  const kept = new Map<string, string>()
  const fields = () =>
    [...(asked?.querySelectorAll<HTMLInputElement | HTMLSelectElement>('[id]') ?? [])].filter((one) => 'value' in one)
  let shown = asked?.querySelector<HTMLInputElement>('[name=asked]')?.value ?? ''

  return {
    follow() {
      const urgent = topic.selectedOptions[0]?.dataset['urgent'] !== undefined
      if (alarm !== null && urgent !== alarm.hasChildNodes())
        alarm.replaceChildren(...(urgent ? [callNotice(say, 'callFirst')] : []))
      if (topic.value === shown) return
      for (const { name, value } of fields()) kept.set(`${shown} ${name}`, value)
      shown = topic.value
      const template = [...form.querySelectorAll('template')].find((one) => one.dataset['topic'] === shown)
      asked?.replaceChildren(...(template === undefined ? [] : [template.content.cloneNode(true)]))
      for (const field of fields()) field.value = kept.get(`${shown} ${field.name}`) ?? ''
    },
    answered: () => fields().some(({ value }) => value !== ''),
  }
}
