import { FUNCTION_WORDS } from './function-words.ts'
import { modelWords, textFeatures } from './model/text-features.ts'
import { indexOf } from './model/word-vectors.ts'
import type { FittedModel, Opinion } from './model-opinion.ts'

const MOST_WORDS = 5
/** The model, too, hears mostly what stands in front. */
const READ_WORDS = 80
/** A word that says less than this part of what the strongest one says is left out. */
const LEAST_PART = 0.15
const WORD = /[\p{L}\p{M}\p{N}'’•]+/gu
/** Numbers are never repeated, whether masked or not, and one letter explains nothing. */
const SPEAKS = /^[\p{L}\p{M}'’]{2,40}$/u

/**
 * The words that spoke most for one place against another, weightiest first, as the customer wrote them: what each
 * word and its pieces add to the one column and take from the other.
 */
export function wordsThatDecided(
  opinion: Opinion,
  text: string,
  winner: number,
  against: number | undefined,
): readonly string[] {
  const { model } = opinion.fitted
  const direction = directionOf(opinion, winner, against)
  const numberOf = (feature: number) => indexOf(model.features, feature)
  const { numbers, values } = opinion.weighed
  const pulls = new Map<number, number>()
  numbers.forEach((number, place) => {
    let pull = 0
    const end = model.starts[number + 1] ?? 0
    for (let at = model.starts[number] ?? 0; at < end; at += 1) {
      const column = model.columns[at] ?? 0
      pull += (direction[column] ?? 0) * (model.weights[at] ?? 0) * (model.scales[column] ?? 0)
    }
    pulls.set(number, pull * (values[place] ?? 0))
  })
  const pullOf = (word: string): number => {
    const [alone, pieces] = textFeatures([word])
    let pull = 0
    for (const feature of [...(alone?.features ?? []), ...(pieces?.features ?? [])]) {
      pull += pulls.get(numberOf(feature) ?? -1) ?? 0
    }
    return pull
  }
  return strongest(writtenWords(text, new Set(opinion.words.slice(0, READ_WORDS))), pullOf)
}

/** By column: how much it counts that the winner gains and the other loses. */
function directionOf({ fitted, labels }: Opinion, winner: number, against: number | undefined): Float64Array {
  const { model, places } = fitted
  const direction = new Float64Array(model.labels.length + model.desks.length)
  const add = (place: number, sign: number): void => {
    const label = likeliestLabel(fitted, labels, place)
    direction[label] = (direction[label] ?? 0) + sign
    const desk = model.labels.length + model.desks.indexOf(model.labels[label]?.desk ?? '')
    if (desk >= model.labels.length) direction[desk] = (direction[desk] ?? 0) + sign
  }
  add(winner, 1)
  if (against !== undefined && places[against] !== undefined) add(against, -1)
  return direction
}

/** The label that brought the place most of its share. */
function likeliestLabel({ placeOf }: FittedModel, labels: Float32Array, place: number): number {
  let best = -1
  placeOf.forEach((at, label) => {
    if (at === place && (best < 0 || (labels[label] ?? 0) > (labels[best] ?? 0))) best = label
  })
  return best
}

/** Words as they stand in the text by how the model reads them; the first way of writing counts. */
function writtenWords(text: string, read: ReadonlySet<string>): ReadonlyMap<string, string> {
  const written = new Map<string, string>()
  for (const [word] of text.matchAll(WORD)) {
    if (!SPEAKS.test(word)) continue
    const [asRead] = modelWords(word)
    if (asRead === undefined || FUNCTION_WORDS.has(asRead)) continue
    if (read.has(asRead) && !written.has(asRead)) written.set(asRead, word)
  }
  return written
}

function strongest(written: ReadonlyMap<string, string>, pullOf: (word: string) => number): readonly string[] {
  const pulled = [...written]
    .map(([asRead, word]) => ({ word, pull: pullOf(asRead) }))
    .filter(({ pull }) => pull > 0)
    .toSorted((a, b) => b.pull - a.pull)
    .slice(0, MOST_WORDS)
  const least = (pulled[0]?.pull ?? 0) * LEAST_PART
  return pulled.filter(({ pull }) => pull >= least).map(({ word }) => word)
}
