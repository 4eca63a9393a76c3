import type { TopicQuestions } from '#shared/pages/form-view.ts'
import { type Html, html } from '#web/html.ts'
import { filled, type Texts } from '#web/texts/texts.ts'
import { described, type Field, field } from './fields.ts'

type Asked = TopicQuestions['questions'][number]
interface Filled {
  readonly value: (name: string) => string
  readonly error: (name: string) => string | undefined
}
const EMPTY: Filled = { value: () => '', error: () => undefined }

/** The guided questions of a topic. */
export function questionsFieldset(
  { topic, name, questions }: TopicQuestions,
  { form }: Texts,
  { value, error }: Filled = EMPTY,
): Html {
  return html`<fieldset class="questions">
<legend>${filled(form.questionsTitle, { topic: name })}</legend>
<input type="hidden" name="asked" value="${topic}">
<p class="hint">${form.questionsHint}</p>
${questions.map((question) => {
  const { field: id, label, hint } = question
  const about = { id, label, error: error(id), ...(hint === undefined ? {} : { hint }) }
  return field(about, control(question, about, value(id), form.noAnswer))
})}
</fieldset>`
}

function control({ kind, options }: Asked, about: Field, value: string, noAnswer: string): Html {
  const common = html`id="${about.id}" name="${about.id}"${described(about)}`
  if (kind === 'choice')
    return html`<select ${common}><option value="">${noAnswer}</option>
${options.map(({ id, label }) => html`<option value="${id}"${value === id && html` selected`}>${label}</option>`)}</select>`
  if (kind === 'date') return html`<input ${common} type="date" max="2099-12-31" autocomplete="off" value="${value}">`
  if (kind === 'amount') return html`<input ${common} inputmode="decimal" autocomplete="off" value="${value}">`
  return html`<input ${common} autocomplete="off" value="${value}">`
}
