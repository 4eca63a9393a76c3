import { AnklangError } from '#shared/errors.ts'

/** Only who leads a desk sees figures of others, and only of their own desks. */
export class NotLeading extends AnklangError {
  readonly retry = 'never'
  constructor() {
    super('only who leads a desk may see the figures of its people')
  }
}
