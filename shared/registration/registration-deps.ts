import type { UploadStore } from '#shared/attachments/file-store.ts'
import type { BlobStore } from '#shared/blob/blob-store.ts'
import type { ConfigurationIndex } from '#shared/configuration/configuration-index.ts'
import type { CustomerDirectory } from '#shared/customer/customer.ts'
import type { InquiryStore } from '#shared/inquiry/inquiry-store.ts'
import type { Clock } from '#shared/instant.ts'
import type { IntakeLedger } from '#shared/intake/intake-ledger.ts'
import type { PromiseFor } from '#shared/promise/promise-for.ts'
import type { AcknowledgementRequest, Queue, RoutingRequest } from '#shared/queue/queue.ts'
import type { LiftDeps } from '#shared/sending/lift-suppression.ts'
import type { SigningKeys } from '#shared/token/signing-keys.ts'
import type { TopicModels } from '#shared/topic/topic-models.ts'

/** Everything that registering needs from outside. */
export interface RegistrationDeps extends LiftDeps {
  readonly ledger: IntakeLedger
  readonly inquiries: InquiryStore
  readonly customers: CustomerDirectory
  readonly configuration: () => Promise<ConfigurationIndex>
  readonly promiseFor: PromiseFor
  readonly topicModels: TopicModels
  readonly blobs: BlobStore
  readonly uploads: Pick<UploadStore, 'find' | 'adopt'>
  readonly queues: { readonly acknowledgements: Queue<AcknowledgementRequest>; readonly routing: Queue<RoutingRequest> }
  readonly keys: () => Promise<SigningKeys>
  readonly clock: Clock
}
