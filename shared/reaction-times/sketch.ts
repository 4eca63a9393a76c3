/** A DDSketch: counts by bucket index, zero counted apart. See sketch functions below. */
export interface Sketch {
  readonly zero: number
  readonly buckets: ReadonlyMap<number, number>
}
