import { AnklangError } from '#shared/errors.ts'

/** The subject of a customer's sign-in belongs to another customer: two people must never see each other's matters. */
export class SubjectTaken extends AnklangError {
  readonly retry = 'never'
  constructor(options?: ErrorOptions) {
    super('the subject is that of another customer', options)
  }
}
