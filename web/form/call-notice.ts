import { make, type Place } from './place.ts'

/** Whom to call before anything else, in red; `word` says why now. */
export function callNotice(say: Place['say'], word: 'callFirst' | 'callNow'): HTMLElement {
  const number = say('emergencyNumber')
  const link = make('a', { class: 'number', href: `tel:${number.replace(/[^+\d]/gu, '')}` }, number)
  return make('div', { class: 'notice urgent' }, make('p', {}, make('strong', {}, say(word)), ' ', link))
}
