const TYPES_MS = 6_000

/** What this console says of itself in the next call: what is open, whether somebody types, what was open before. */
export class Looking {
  readonly #sessionId = crypto.randomUUID()
  #viewing: string | undefined
  #left: string | undefined
  #typedAt = Number.NEGATIVE_INFINITY

  /** Opens an inquiry, or none. */
  view(inquiryId: string | undefined): void {
    if (this.#viewing !== undefined) this.#left = this.#viewing
    this.#viewing = inquiryId
    this.#typedAt = Number.NEGATIVE_INFINITY
  }

  type(): void {
    this.#typedAt = performance.now()
  }

  /** The body of the call; `since` is the etag of what is shown. */
  say(since: string | undefined) {
    const left = this.#left === this.#viewing ? undefined : this.#left
    return {
      sessionId: this.#sessionId,
      typing: this.#viewing !== undefined && performance.now() - this.#typedAt < TYPES_MS,
      ...(this.#viewing === undefined ? {} : { viewing: this.#viewing }),
      ...(left === undefined ? {} : { left }),
      ...(since === undefined ? {} : { since }),
    }
  }

  /** Colleagues have heard of it. */
  saidLeft(left: string | undefined): void {
    if (left !== undefined && this.#left === left) this.#left = undefined
  }
}
