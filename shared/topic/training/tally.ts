import { posteriorOf } from '#shared/topic/model/posterior.ts'
import { modelWords } from '#shared/topic/model/text-features.ts'
import { scoreWords, type TopicModel } from '#shared/topic/model/topic-model.ts'
import type { Example } from '#shared/topic/training/train-model.ts'

/** Below this probability no desk is named. */
const SURE = 0.5
/** From this probability on a matter is treated as urgent, whatever the best guess is. */
const URGENT = 0.02
const URGENT_DESK = 'security'

export interface Judged {
  readonly example: Example
  readonly label: string
  /** Absent where the model abstains. */
  readonly desk: string | undefined
  readonly urgent: boolean
}

/** What the model makes of an example; of labels only those in `among` count. */
export function judge(model: TopicModel, example: Example, among: ReadonlySet<string>): Judged {
  const { labels, desks } = posteriorOf(model, scoreWords(model, modelWords(example.text)))
  let best = { label: '', share: -1 }
  model.labels.forEach(({ id }, at) => {
    const share = labels[at] ?? 0
    if (share > best.share && (among.size === 0 || among.has(id))) best = { label: id, share }
  })
  const top = desks.reduce((most, share, at) => (share > (desks[most] ?? 0) ? at : most), 0)
  return {
    example,
    label: best.label,
    desk: (desks[top] ?? 0) < SURE ? undefined : model.desks[top],
    urgent: (desks[model.desks.indexOf(URGENT_DESK)] ?? 0) >= URGENT,
  }
}

const share = (part: number, whole: number): number => (whole === 0 ? 0 : part / whole)

/** The figures of CONTRACT.md. */
export function tally(judged: readonly Judged[], byDesk: boolean) {
  const count = (which: (one: Judged) => boolean) => judged.filter(which).length
  const right = (one: Judged) => one.desk === one.example.label.desk
  const good = byDesk ? right : (one: Judged) => one.label === one.example.label.id
  const key = ({ example: { label } }: Judged) => (byDesk ? label.desk : label.id)
  const flagged = (one: Judged) => one.urgent || one.desk === URGENT_DESK
  const wanted = (one: Judged) => one.example.label.desk === URGENT_DESK
  const hits = count((one) => flagged(one) && wanted(one))
  const perLabel = Object.fromEntries(
    [...Map.groupBy(judged, key)].map(([label, ones]) => [
      label,
      { n: ones.length, accuracy: share(ones.filter(good).length, ones.length) },
    ]),
  )
  const n = judged.length
  return {
    n,
    accuracy: share(count(good), n),
    deskAccuracy: share(count(right), n),
    abstained: share(
      count(({ desk }) => desk === undefined),
      n,
    ),
    confidentWrong: share(
      count((one) => one.desk !== undefined && !right(one)),
      n,
    ),
    security: { precision: share(hits, count(flagged)), recall: share(hits, count(wanted)) },
    perLabel,
  }
}
