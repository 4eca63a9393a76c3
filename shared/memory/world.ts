import type { DownloadLinks } from '#shared/attachments/file-store.ts'
import type { ScanStates } from '#shared/attachments/scan-states.ts'
import type { AuditLog } from '#shared/audit/audit-log.ts'
import type { BlobStore } from '#shared/blob/blob-store.ts'
import type { ConfigurationStore } from '#shared/configuration/configuration-store.ts'
import type { Drafts } from '#shared/console/drafts.ts'
import type { Macros } from '#shared/console/macros.ts'
import type { Offers } from '#shared/console/offers.ts'
import type { Viewers } from '#shared/console/viewers.ts'
import type { CustomerDirectory } from '#shared/customer/customer.ts'
import type { InquiryStore } from '#shared/inquiry/inquiry-store.ts'
import type { Clock } from '#shared/instant.ts'
import type { IntakeLedger } from '#shared/intake/intake-ledger.ts'
import type { MailboxPlaces } from '#shared/mail/mailbox-places.ts'
import type { PaceStore } from '#shared/promise/pace-store.ts'
import type { PushDevices } from '#shared/push/push-devices.ts'
import type {
  AcknowledgementRequest,
  AlarmRequest,
  DeliveryRequest,
  ReceivedNotice,
  RoutingRequest,
} from '#shared/queue/queue.ts'
import type { AdvisorFigures } from '#shared/reaction-times/advisor-figures.ts'
import type { MilestoneEvents } from '#shared/reaction-times/milestone-events.ts'
import type { ReactionTimes } from '#shared/reaction-times/reaction-times.ts'
import type { Roster } from '#shared/roster/advisor-load.ts'
import type { SearchIndex } from '#shared/search/search-index.ts'
import type { Caps, SendLedger } from '#shared/sending/send-ledger.ts'
import type { SendWindow } from '#shared/sending/send-pacer.ts'
import type { SuppressionList } from '#shared/sending/suppression-list.ts'
import { createMemoryAuditLog } from './audit-log.ts'
import { createMemoryBlobStore } from './blob-store.ts'
import { createMemoryCaps } from './caps.ts'
import { createMemoryConfigurationStore } from './configuration-store.ts'
import { createMemoryCustomerDirectory } from './customer-directory.ts'
import { createMemoryDeadLetters, type MemoryDeadLetters } from './dead-letters.ts'
import { createMemoryDrafts } from './drafts.ts'
import { createMemoryLinks, createMemoryUploads, type MemoryUploads } from './files.ts'
import { createMemoryInquiryStore } from './inquiry-store.ts'
import { createMemoryIntakeLedger } from './intake-ledger.ts'
import { createMemoryMacros } from './macros.ts'
import { createMemoryMailSender, type MemoryMailSender } from './mail-sender.ts'
import { createMemoryMailboxPlaces } from './mailbox-places.ts'
import { createMemoryMilestoneEvents } from './milestone-events.ts'
import { createMemoryOffers } from './offers.ts'
import { createMemoryPaceStore } from './pace-store.ts'
import { createMemoryPushDevices, type MemoryDevices } from './push-devices.ts'
import { createMemoryPushSender, type MemoryPushSender } from './push-sender.ts'
import { createMemoryQueue, type MemoryQueue } from './queue.ts'
import { createMemoryAdvisorFigures, createMemoryReactionTimes, type MemoryMeasurements } from './reaction-times.ts'
import { createMemoryRoster } from './roster.ts'
import { createMemoryScanStates } from './scan-states.ts'
import { createMemorySearchIndex } from './search-index.ts'
import { createMemorySendLedger } from './send-ledger.ts'
import { createMemorySendWindow } from './send-window.ts'
import {
  createMemoryAccountSuppressions,
  createMemorySuppressionList,
  type MemoryAccountSuppressions,
} from './suppression-list.ts'
import { emptyTables } from './tables.ts'
import { createMemoryViewers } from './viewers.ts'

/** All ports over shared maps: one bank that lives as long as a test or a simulation. */
export interface MemoryWorld {
  readonly inquiries: InquiryStore
  readonly ledger: IntakeLedger
  readonly roster: Roster
  readonly customers: CustomerDirectory
  readonly devices: PushDevices
  readonly reactionTimes: ReactionTimes
  readonly advisorFigures: AdvisorFigures
  readonly milestoneEvents: MilestoneEvents
  readonly paces: PaceStore
  readonly configuration: ConfigurationStore
  readonly sends: SendLedger
  readonly caps: Caps
  readonly places: MailboxPlaces
  readonly suppressions: SuppressionList
  readonly accountSuppressions: MemoryAccountSuppressions
  readonly sendWindow: SendWindow
  readonly blobs: BlobStore
  readonly scans: ScanStates
  readonly searchIndex: SearchIndex
  readonly viewers: Viewers
  readonly offers: Offers
  readonly drafts: Drafts
  readonly macros: Macros
  readonly audit: AuditLog
  readonly uploads: MemoryUploads
  readonly links: DownloadLinks
  readonly mail: MemoryMailSender
  readonly push: MemoryPushSender
  readonly deadLetters: MemoryDeadLetters
  readonly queues: {
    readonly inquiries: MemoryQueue<ReceivedNotice>
    readonly acknowledgements: MemoryQueue<AcknowledgementRequest>
    readonly routing: MemoryQueue<RoutingRequest>
    readonly outbound: MemoryQueue<DeliveryRequest>
    readonly escalations: MemoryQueue<AlarmRequest>
  }
}

/** A new, empty world. `clock` decides when delayed messages are due; without one time stands still. */
export function createMemoryWorld(options: { readonly clock?: Clock } = {}): MemoryWorld {
  const clock = options.clock ?? (() => 0)
  const tables = emptyTables()
  const blobs = createMemoryBlobStore()
  const devices: MemoryDevices = new Map()
  const measurements: MemoryMeasurements = new Map()
  return {
    inquiries: createMemoryInquiryStore(tables),
    ledger: createMemoryIntakeLedger(tables),
    roster: createMemoryRoster(tables),
    customers: createMemoryCustomerDirectory(devices),
    devices: createMemoryPushDevices(devices),
    reactionTimes: createMemoryReactionTimes(measurements),
    advisorFigures: createMemoryAdvisorFigures(measurements),
    milestoneEvents: createMemoryMilestoneEvents(tables),
    paces: createMemoryPaceStore(),
    configuration: createMemoryConfigurationStore(),
    sends: createMemorySendLedger(),
    caps: createMemoryCaps(),
    places: createMemoryMailboxPlaces(),
    suppressions: createMemorySuppressionList(),
    accountSuppressions: createMemoryAccountSuppressions(),
    sendWindow: createMemorySendWindow(),
    blobs,
    scans: createMemoryScanStates(),
    searchIndex: createMemorySearchIndex(),
    viewers: createMemoryViewers(),
    offers: createMemoryOffers(),
    drafts: createMemoryDrafts(),
    macros: createMemoryMacros(),
    audit: createMemoryAuditLog(),
    uploads: createMemoryUploads(blobs),
    links: createMemoryLinks(),
    mail: createMemoryMailSender(),
    push: createMemoryPushSender(),
    deadLetters: createMemoryDeadLetters(),
    queues: {
      inquiries: createMemoryQueue(clock),
      acknowledgements: createMemoryQueue(clock),
      routing: createMemoryQueue(clock),
      outbound: createMemoryQueue(clock),
      escalations: createMemoryQueue(clock),
    },
  }
}
