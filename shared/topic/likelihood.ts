import type { Guess } from '#shared/inquiry/inquiry.ts'
import type { Opinion, Place } from './model-opinion.ts'
import { type FoundByRules, GENERAL_TOPIC } from './recognize-topic.ts'
import { MAILBOX_WEIGHS, URGENT_WORDS_WEIGH, WORDS_WEIGH } from './thresholds.ts'

const MOST_GUESSES = 2

/** What model and words of the configuration say together: two witnesses, whose odds are multiplied. */
export class Likelihood {
  readonly places: readonly Place[]
  /** Places in `places`, the likeliest first. */
  readonly order: readonly number[]
  readonly #shares: readonly number[]

  constructor({ fitted: { places }, shares }: Opinion, found: FoundByRules) {
    const said = Array.from(shares, (share, at) => share * weightOf(places[at], found))
    // What the configuration does not have keeps its part, so that its likelihood is not dealt out to the others.
    const elsewhere = 1 - shares.reduce((sum, share) => sum + share, 0)
    const total = said.reduce((sum, share) => sum + share, Math.max(0, elsewhere))
    this.places = places
    this.#shares = said.map((share) => (total > 0 ? share / total : 0))
    this.order = [...places.keys()].sort((a, b) => this.at(b) - this.at(a))
  }

  at(place: number): number {
    return this.#shares[place] ?? 0
  }

  /** Share of all places that are like that. */
  of(which: (place: Place) => boolean): number {
    return this.places.reduce((sum, place, at) => sum + (which(place) ? this.at(at) : 0), 0)
  }

  /** The likeliest place that is like that. */
  first(which: (place: Place) => boolean): number | undefined {
    return this.order.find((at) => which(this.places[at] ?? NOWHERE))
  }

  /** Undefined where the model knows nothing of the kind. */
  placeOf({ topic, desk }: Pick<Place, 'topic' | 'desk'>): number | undefined {
    return this.first((place) => place.topic === topic && place.desk === desk)
  }

  /** Whether the model has learnt the topic; where none is named, anything of the desk. */
  knows({ topic, desk }: Pick<Place, 'topic' | 'desk'>): boolean {
    if (topic !== GENERAL_TOPIC) return this.placeOf({ topic, desk }) !== undefined
    return this.first((place) => place.desk === desk) !== undefined
  }

  /** The likeliest calm topic of a desk and its share of that desk; `named` is the one that words speak for. */
  likeliestIn(desk: string, named: string | undefined): { readonly place: Place | undefined; readonly share: number } {
    let total = 0
    let best: { readonly place: Place | undefined; readonly share: number } = { place: undefined, share: 0 }
    for (const at of this.order) {
      const place = this.places[at]
      if (place === undefined || place.desk !== desk || place.urgent) continue
      const share = this.at(at) * (place.topic === named ? WORDS_WEIGH : 1)
      total += share
      if (share > best.share) best = { place, share }
    }
    return { place: best.place, share: total > 0 ? best.share / total : 0 }
  }

  /** The likeliest place at another desk. */
  rivalOf(place: number): number | undefined {
    return this.first(({ desk }) => desk !== this.places[place]?.desk)
  }

  get bestDesk(): string | undefined {
    const sums = new Map<string, number>()
    this.places.forEach(({ desk }, at) => {
      sums.set(desk, (sums.get(desk) ?? 0) + this.at(at))
    })
    return [...sums].sort((a, b) => b[1] - a[1])[0]?.[0]
  }

  get guesses(): readonly Guess[] {
    return this.order.slice(0, MOST_GUESSES).flatMap((at) => {
      const place = this.places[at]
      return place === undefined ? [] : [{ topic: place.topic, desk: place.desk, confidence: rounded(this.at(at)) }]
    })
  }
}

const NOWHERE: Place = { topic: '', desk: '', urgent: false }

function weightOf(place: Place | undefined, { urgent, mailboxDesk, clearDesk }: FoundByRules): number {
  if (place === undefined) return 1
  if (place.urgent) return urgent === undefined ? 1 : URGENT_WORDS_WEIGH
  if (mailboxDesk !== undefined) return place.desk === mailboxDesk ? MAILBOX_WEIGHS : 1
  return place.desk === clearDesk ? WORDS_WEIGH : 1
}

/** To a thousandth, between 0 and 1: more digits would claim more than is known. */
export const rounded = (share: number): number => Math.min(1, Math.max(0, Math.round(share * 1_000) / 1_000))
