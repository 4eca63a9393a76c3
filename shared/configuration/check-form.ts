import { duplicates, localized, unknown } from './checks.ts'
import type { Question } from './form-rules.ts'
import type { Problem } from './problem.ts'
import type { ConfigurationSource } from './schema.ts'

/** What a bank never asks for, in any of its languages. */
const SECRET = /\b(?:pin|tan|cvv|cvc|passwor[dt]|passcode|kennwort|prüfziffer|kartennummer|card number)\b/iu

/** The form's texts in all its languages, questions of topics that exist, and none that asks for a secret. */
export function checkForm({ form, topics }: ConfigurationSource): Problem[] {
  const ids = topics.map(({ id }) => id)
  return [
    ...Object.entries(form.questions).flatMap(([topic, questions]) => {
      const path = ['form', 'questions', topic]
      return [
        ...unknown(topic, ids, 'topic', path),
        ...duplicates(questions.map(({ id }, index) => ({ value: id, path: [...path, index, 'id'] }))),
        ...questions.flatMap((question, index) => checkQuestion(question, form.languages, [...path, index])),
      ]
    }),
    ...(form.privacy?.sections ?? []).flatMap(({ title, text }, index) => [
      ...localized(title, form.languages, ['form', 'privacy', 'sections', index, 'title']),
      ...localized(text, form.languages, ['form', 'privacy', 'sections', index, 'text']),
    ]),
  ]
}

function checkQuestion(
  { label, hint, kind, options }: Question,
  languages: readonly string[],
  path: Problem['path'],
): Problem[] {
  const asked = Object.values(label).some((text) => SECRET.test(text))
  return [
    ...localized(label, languages, [...path, 'label']),
    ...(hint === undefined ? [] : localized(hint, languages, [...path, 'hint'])),
    ...(asked ? [{ path: [...path, 'label'], message: 'must not ask for a secret or a card number' }] : []),
    ...((kind === 'choice') === (options !== undefined)
      ? []
      : [{ path: [...path, 'options'], message: 'are needed by a choice, and by nothing else' }]),
    ...(options ?? []).flatMap((option, index) =>
      localized(option.label, languages, [...path, 'options', index, 'label']),
    ),
    ...duplicates((options ?? []).map(({ id }, index) => ({ value: id, path: [...path, 'options', index, 'id'] }))),
  ]
}
