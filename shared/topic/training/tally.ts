import type { ModelLabel } from '../model/topic-model.ts'
import { calibrationError } from './calibrate.ts'

/** The urgent desk of the sample bank, to which BANKING77's matters of theft and fraud are mapped. */
const URGENT_DESK = 'security'

/** What became of a text whose label is known. */
export interface Judged {
  readonly label: ModelLabel
  /** Label whose column speaks most for the text. */
  readonly guess: string
  /** Desk that the system decided for; absent where it was not sure. */
  readonly desk: string | undefined
  readonly urgent: boolean
  /** What the model alone says: its likeliest desk, and how likely it is. */
  readonly model: { readonly desk: string | undefined; readonly confidence: number }
}

const share = (part: number, whole: number): number => (whole === 0 ? 0 : part / whole)

/**
 * The figures of CONTRACT.md, and `ece`, the calibration error of the model's likeliest desk. Confidently wrong is a desk
 * named that is not the right one, the urgent one out of caution among them. Right, abstained and confidently wrong are
 * all there is.
 */
export function tally(judged: readonly Judged[], byDesk: boolean) {
  const n = judged.length
  const count = (which: (one: Judged) => boolean) => judged.filter(which).length
  const right = (one: Judged) => one.desk === one.label.desk
  const good = byDesk ? right : (one: Judged) => one.guess === one.label.id
  const flagged = (one: Judged) => one.urgent || one.desk === URGENT_DESK
  const wanted = (one: Judged) => one.label.desk === URGENT_DESK
  const hits = count((one) => flagged(one) && wanted(one))
  const wrong = count((one) => one.desk !== undefined && !right(one))
  const perLabel = Object.fromEntries(
    [...Map.groupBy(judged, ({ label }) => (byDesk ? label.desk : label.id))].map(([label, ones]) => [
      label,
      { n: ones.length, accuracy: share(ones.filter(good).length, ones.length) },
    ]),
  )
  return {
    n,
    accuracy: share(count(good), n),
    deskAccuracy: share(count(right), n),
    abstained: share(n - count(right) - wrong, n),
    confidentWrong: share(wrong, n),
    ece: calibrationError(judged.map(({ label, model }) => ({ ...model, right: model.desk === label.desk }))),
    security: { precision: share(hits, count(flagged)), recall: share(hits, count(wanted)) },
    perLabel,
  }
}
