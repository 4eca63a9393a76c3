import { AnklangError } from '#shared/errors.ts'

/** Only who leads a desk sees its people and gives out its work, and only of their own desks. */
export class NotLeading extends AnklangError {
  readonly retry = 'never'
  constructor() {
    super('only who leads a desk may see its people or give out its work')
  }
}
