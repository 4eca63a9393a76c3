/** Why the local system cannot start: one sentence for a person that says what to do. */
export class StartError extends Error {
  override readonly name = 'StartError'
}
