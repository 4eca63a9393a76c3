import { keepDraft } from './draft.ts'
import { attachFiles } from './files.ts'
import type { Place } from './place.ts'
import { guidedQuestions } from './questions.ts'
import { type Sent, sendInPlace } from './send.ts'
import { suggestTopics } from './suggest.ts'

/** Makes a form that works without scripts more comfortable with them. */
export function enhance(place: Place, onSent: (sent: Sent) => void): void {
  const { form } = place
  const message = form.querySelector<HTMLTextAreaElement>('#message')
  const topic = form.querySelector<HTMLSelectElement>('#topic')
  if (message === null || topic === null) return
  form.classList.add('enhanced')
  const questions = guidedQuestions(place, topic)
  questions.follow()
  const draft = keepDraft(place, 'anklang-form', questions.follow)
  suggestTopics(place, message, topic, questions)
  sendInPlace(place, attachFiles(place), (sent) => {
    draft.clear()
    onSent(sent)
  })
}
