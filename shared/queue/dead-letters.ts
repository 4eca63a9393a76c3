/** A consumer's own dead-letter queue, for messages that no repetition can mend. May throw Unavailable. */
export interface DeadLetters {
  /** Keeps the body as it was, with the reason (no personal data) beside it. */
  bury(body: string, reason: string): Promise<void>
}
