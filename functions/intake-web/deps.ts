import type { OfferUploadDeps } from '#shared/attachments/offer-upload.ts'
import type { ReceiveDeps } from '#shared/intake/receive.ts'
import type { Observability } from '#shared/lambda/observability.ts'
import type { CustomerDeskDeps } from '#shared/status/customer-desk.ts'

/** Everything that intake over the web needs from outside. */
export interface WebIntakeDeps extends ReceiveDeps, CustomerDeskDeps, OfferUploadDeps {
  /** Without trailing slash. */
  readonly publicUrl: string
  /** Where browsers post files to. */
  readonly uploadOrigin: () => Promise<string>
  readonly observability: Observability
}
