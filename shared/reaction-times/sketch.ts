/**
 * DDSketch (Masson, Rim, Lee: "DDSketch: A fast and fully-mergeable quantile sketch with relative-error guarantees",
 * PVLDB 12(12), 2019): counts of durations by bucket, where bucket i holds (γ^(i−1), γ^i] with γ = (1+α)/(1−α) and
 * α = 1 %. Any quantile is then within 1 % of the exact one, and sketches merge by adding their counts. Pure.
 */
export interface Sketch {
  /** Durations below a millisecond. */
  readonly zero: number
  /** Bucket index to count; only counts above 0. */
  readonly buckets: ReadonlyMap<number, number>
}

export const RELATIVE_ACCURACY = 0.01
const GAMMA = (1 + RELATIVE_ACCURACY) / (1 - RELATIVE_ACCURACY)
const LOG_GAMMA = Math.log(GAMMA)
const SMALLEST_SECONDS = 0.001
/** Longer durations count as this, which bounds a sketch to about 1,150 buckets. */
export const LONGEST_SECONDS = 90 * 86_400

/**
 * The bucket of a duration in seconds: `zero` below a millisecond (also for negative ones), clamped above 90 days.
 * Throws RangeError for NaN.
 */
export function bucketOf(seconds: number): number | 'zero' {
  if (Number.isNaN(seconds)) throw new RangeError('a duration must be a number of seconds')
  if (seconds < SMALLEST_SECONDS) return 'zero'
  // Rounding up what lies just below 0 gives −0, which is written differently in some places.
  return Math.ceil(Math.log(Math.min(seconds, LONGEST_SECONDS)) / LOG_GAMMA) || 0
}

/** The duration in seconds that stands for a bucket: within 1 % of every duration in it. */
export const secondsOf = (bucket: number | 'zero'): number =>
  bucket === 'zero' ? 0 : (2 * GAMMA ** bucket) / (GAMMA + 1)

export const emptySketch = (): Sketch => ({ zero: 0, buckets: new Map() })

/** The sketch with `count` more durations of that length. Copies; for many durations use sketchOf. */
export function addTo(sketch: Sketch, seconds: number, count = 1): Sketch {
  return merge(sketch, sketchOf([seconds], count))
}

/** The sketch of all these durations, each counted `each` times. */
export function sketchOf(durations: Iterable<number>, each = 1): Sketch {
  const buckets = new Map<number, number>()
  let zero = 0
  for (const seconds of durations) {
    const bucket = bucketOf(seconds)
    if (bucket === 'zero') zero += each
    else buckets.set(bucket, (buckets.get(bucket) ?? 0) + each)
  }
  return { zero, buckets }
}

/** One sketch of everything in these. Order and grouping make no difference. */
export function merge(...sketches: readonly Sketch[]): Sketch {
  const buckets = new Map<number, number>()
  let zero = 0
  for (const sketch of sketches) {
    zero += sketch.zero
    for (const [bucket, count] of sketch.buckets) buckets.set(bucket, (buckets.get(bucket) ?? 0) + count)
  }
  return { zero, buckets }
}

/** How many durations are in it. */
export function count(sketch: Sketch): number {
  let total = sketch.zero
  for (const inBucket of sketch.buckets.values()) total += inBucket
  return total
}

/** All durations together in seconds, within 1 %. */
export function total(sketch: Sketch): number {
  let sum = 0
  for (const [bucket, inBucket] of sketch.buckets) sum += secondsOf(bucket) * inBucket
  return sum
}

/**
 * The quantile in seconds: the duration of rank ⌊q (n − 1)⌋ in order, counted from 0, within 1 %; undefined when empty.
 * Throws RangeError unless 0 ≤ q ≤ 1.
 */
export function quantile(sketch: Sketch, q: number): number | undefined {
  if (!(q >= 0 && q <= 1)) throw new RangeError('a quantile lies between 0 and 1')
  const total = count(sketch)
  if (total === 0) return undefined
  const rank = Math.floor(q * (total - 1))
  let seen = sketch.zero
  let last: number | 'zero' = 'zero'
  for (const [bucket, inBucket] of [...sketch.buckets].sort(([a], [b]) => a - b)) {
    if (rank < seen) break
    seen += inBucket
    last = bucket
  }
  return secondsOf(last)
}
