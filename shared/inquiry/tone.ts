import type { Inquiry, Message } from './inquiry.ts'

/** How a customer writes, as far as their words say it; hints for whoever answers, never a reason to decide anything. */
export interface Tone {
  /** Words of anger, as written, and what shouts; each once, at most five. */
  readonly angry: readonly string[]
  /** How they address the bank; absent where they do not, or in both ways. */
  readonly address?: 'formal' | 'informal'
}

const ANGRY =
  /(?<!\p{L})(?:frechheit|unverschämt\p{L}*|skandal\p{L}*|unfassbar\p{L}*|unmöglich(?:es|er)? verhalten|lächerlich\p{L}*|saftladen|abzocke|es reicht|stinksauer|wütend|empört|zumutung|ridiculous|outrageous|unacceptable|disgust(?:ed|ing)|furious|appalling|rip-?off|fed up|inadmissible|scandaleux|honteux|furieu(?:x|se))(?!\p{L})/giu
const SHOUTED = /(?:[!?]{3,}|(?<!\p{L})\p{Lu}{4,}(?: \p{Lu}{3,}){2,}(?!\p{L}))/gu
const MOST_SHOWN = 5
/** "Sie" begins a sentence as "they" does, so only inside one it counts. */
const FORMAL = /(?<=[\p{L},] )(?:Sie|Ihnen|Ihre?[nmrs]?)(?!\p{L})|(?<!\p{L})(?:vous|votre|vos)(?!\p{L})/u
const INFORMAL = /(?<!\p{L})(?:du|dich|dir|dein(?:e[nmrs]?)?|euch|eu(?:er|re[nmrs]?))(?!\p{L})/iu

/** The tone of what the customer wrote in a matter. Pure; linear in the length of the texts. */
export function toneOf(messages: readonly Pick<Message, 'direction' | 'text'>[], subject: Inquiry['subject']): Tone {
  const texts = [subject, ...messages.flatMap(({ direction, text }) => (direction === 'inbound' ? [text] : []))]
  const all = texts.join('\n')
  const angry = [...new Set([...(all.match(ANGRY) ?? []), ...(all.match(SHOUTED) ?? [])])].slice(0, MOST_SHOWN)
  const [formal, informal] = [FORMAL.test(all), INFORMAL.test(all)]
  return { angry, ...(formal === informal ? {} : { address: formal ? 'formal' : 'informal' }) }
}
