/** Expectations of one raw mail. Left out means: from Anna Meier <anna@kunde.example>, `Meine Karte`, no attachment, no defect. */
export interface ExpectedReading {
  readonly from?: { readonly name: string; readonly address: string }
  readonly subject?: string
  /** The whole text, or for a long one how it begins and its length. */
  readonly text?: string
  readonly begins?: string
  readonly length?: number
  /** Name, type, decoded size. */
  readonly attachments?: readonly (readonly [string, string, number])[]
  readonly defects?: readonly string[]
}
