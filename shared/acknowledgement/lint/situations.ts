import type { Configuration } from '#shared/configuration/schema.ts'
import { HARDSHIPS, type Hardship } from '#shared/inquiry/inquiry.ts'
import { HOUR, type Instant } from '#shared/instant.ts'
import type { AcknowledgementFacts } from '../acknowledgement.ts'
import { KIND_NAMES, KINDS, type Kind } from '../kinds.ts'

/** Tuesday, 24 November 2026, 10:12 in Berlin. */
const NOW: Instant = Date.UTC(2026, 10, 24, 9, 12)
const STATUS_URL = 'https://bank.example/status/k7m2'

/** A long name, so that lengths hold for everybody's. */
const CUSTOMERS: readonly AcknowledgementFacts['customer'][] = [
  {
    name: 'Maximiliane Hohenstein-Wittgenburg',
    family: 'Hohenstein-Wittgenburg',
    title: 'Prof. Dr.',
    salutation: 'ms',
  },
  { name: 'Thomas Becker', family: 'Becker', salutation: 'mr' },
  { name: 'Kim Sandberg' },
  { name: '' },
]
const PROMISES: readonly (Instant | undefined)[] = [NOW + 3 * HOUR, NOW + 79 * HOUR, undefined]
const MARKS: readonly (readonly Hardship[])[] = [[], ...HARDSHIPS.map((mark) => [mark])]
const FILES = [0, 1, 3] as const
const SUBJECTS = ['', 'Wo ist mein Geld?'] as const

/** A situation by the numbers of its switches. */
type Switches = readonly [
  customer: number,
  urgent: number,
  hardship: number,
  closed: number,
  promise: number,
  advisor: number,
  masked: number,
  files: number,
  link: number,
  subject: number,
]
const SIZES = [CUSTOMERS.length, 2, MARKS.length, 2, PROMISES.length, 2, 2, FILES.length, 2, SUBJECTS.length] as const
const ALL = SIZES.reduce((product, size) => product * size, 1)

/**
 * Situations in which texts are needed: each topic in each channel of each kind, and of all combinations of the other facts
 * every `step`-th for each of them, beginning elsewhere each time so that together they come by all. A step without a common
 * divisor with 2 and 3 meets every pair of facts soon.
 */
export function* situations(
  configuration: Configuration,
  step: number,
  everyTopic: boolean,
): Generator<AcknowledgementFacts> {
  const topics = [...(everyTopic ? configuration.topics : []), { id: 'no-longer-there', desk: 'no-longer-there' }]
  let begin = 0
  for (const { id, desk } of topics) {
    for (const kind of KIND_NAMES) {
      for (const channel of KINDS[kind].channels) {
        begin = (begin + 1) % step
        for (let number = begin; number < ALL; number += step) {
          yield factsOf(switchesOf(number), kind, channel, { topic: id, desk }, configuration.institute.mail.links)
        }
      }
    }
  }
}

function switchesOf(number: number): Switches {
  let rest = number
  const at = (place: number): number => {
    const size = SIZES[place] ?? 1
    const value = rest % size
    rest = Math.floor(rest / size)
    return value
  }
  return [at(0), at(1), at(2), at(3), at(4), at(5), at(6), at(7), at(8), at(9)]
}

function factsOf(
  [customer, urgent, hardship, closed, promise, advisor, masked, files, link, subject]: Switches,
  kind: Kind,
  channel: AcknowledgementFacts['channel'],
  about: { readonly topic: string; readonly desk: string },
  links: boolean,
): AcknowledgementFacts {
  const promiseBy = PROMISES[promise]
  return {
    ...about,
    kind,
    channel,
    language: '',
    customer: CUSTOMERS[customer] ?? { name: '' },
    urgent: urgent === 1,
    hardship: MARKS[hardship] ?? [],
    reference: 'K7M2-Q4TX',
    subject: SUBJECTS[subject] ?? '',
    now: NOW,
    closed: closed === 1,
    masked: masked === 1,
    notTaken: FILES[files] ?? 0,
    ...(promiseBy === undefined ? {} : { promiseBy }),
    ...(advisor === 1 ? { advisorName: 'Léa Morel' } : {}),
    ...(link === 1 && links && channel !== 'mobile' ? { statusUrl: STATUS_URL } : {}),
  }
}
