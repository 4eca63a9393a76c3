import type { ScriptTexts } from '#web/texts/texts.ts'

/** A form and where it stands: in our page, or in the shadow of an element in somebody else's. */
export interface Place {
  readonly root: Document | ShadowRoot
  readonly form: HTMLFormElement
  /** Where the API is, without slash at the end; empty for our own page. */
  readonly base: string
  readonly say: Say
}

type Word = keyof ScriptTexts | 'summary' | 'tooMany' | 'notSent' | 'callFirst' | 'emergencyNumber'
/** A sentence in the page's language, with its places filled. */
type Say = (word: Word, places?: Readonly<Record<string, string>>) => string

/** What a form and its texts are; undefined where the page holds none. */
export function placeIn(root: Document | ShadowRoot, base: string): Place | undefined {
  const form = root.querySelector<HTMLFormElement>('form[data-texts]')
  if (form === null) return undefined
  const texts: unknown = JSON.parse(form.dataset['texts'] ?? '{}')
  const known = new Map(Object.entries(Object(texts)))
  const say: Say = (word, places = {}) =>
    String(known.get(word) ?? '').replace(/\{(\w+)\}/gu, (_, name: string) => places[name] ?? '')
  return { root, form, base, say }
}

type Control = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement

/** The controls that a person fills in; neither hidden ones nor files nor the trap. */
export const controlsOf = ({ form }: Place): Control[] =>
  [...form.querySelectorAll<Control>('input, select, textarea')].filter(
    ({ type, name }) => name !== '' && name !== 'website' && !['hidden', 'submit', 'file'].includes(type),
  )

export const controlNamed = (place: Place, name: string): Control | undefined =>
  controlsOf(place).find((control) => control.name === name)

/** An element with attributes and what is in it; text is text. */
export function make<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes: Readonly<Record<string, string>>,
  ...inside: readonly (Node | string)[]
): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag)
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value)
  element.append(...inside)
  return element
}

/** A button that does something at once. */
export function button(text: string, onPress: () => void, attributes: Readonly<Record<string, string>> = {}) {
  const made = make('button', { type: 'button', class: 'second', ...attributes }, text)
  made.addEventListener('click', onPress)
  return made
}
