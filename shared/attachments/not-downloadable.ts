import { AnklangError } from '#shared/errors.ts'
import type { ScanState } from './attachment.ts'

/** A file that may not be opened as it was asked for: not scanned yet, infected, or unscannable without having said so. */
export class NotDownloadable extends AnklangError {
  readonly retry = 'never'
  readonly state: Exclude<ScanState, 'clean'>
  constructor(state: Exclude<ScanState, 'clean'>, options?: ErrorOptions) {
    super(`the file is ${state}`, options)
    this.state = state
  }
}
