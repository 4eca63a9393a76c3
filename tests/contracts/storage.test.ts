import { auditLogContract } from './audit-log.contract.ts'
import { createAwsWorld } from './aws-world.ts'
import { blobStoreContract } from './blob-store.contract.ts'
import { configurationStoreContract } from './configuration-store.contract.ts'
import { intakeLedgerContract } from './intake-ledger.contract.ts'
import { mailboxPlacesContract } from './mailbox-places.contract.ts'
import { milestoneEventsContract } from './milestone-events.contract.ts'
import { customerDirectoryContract, rosterContract } from './people.contract.ts'
import { pushDevicesContract } from './push-devices.contract.ts'
import { reactionTimesContract } from './reaction-times.contract.ts'
import { rebuildContract } from './rebuild.contract.ts'
import { scanStatesContract } from './scan-states.contract.ts'
import { searchContract } from './search.contract.ts'
import { capsContract, sendLedgerContract, sendWindowContract, suppressionListContract } from './sending.contract.ts'
import { openMemoryWorld } from './storage-world.ts'
import { viewersContract } from './viewers.contract.ts'
import { writingContract } from './writing.contract.ts'

for (const [name, open] of [
  ['in memory', openMemoryWorld],
  ['on the engines', createAwsWorld],
] as const) {
  intakeLedgerContract(name, open)
  sendLedgerContract(name, open)
  capsContract(name, open)
  mailboxPlacesContract(name, open)
  suppressionListContract(name, open)
  sendWindowContract(name, open)
  customerDirectoryContract(name, open)
  pushDevicesContract(name, open)
  rosterContract(name, open)
  reactionTimesContract(name, open)
  milestoneEventsContract(name, open)
  rebuildContract(name, open)
  configurationStoreContract(name, open)
  blobStoreContract(name, open)
  scanStatesContract(name, open)
  searchContract(name, open)
  viewersContract(name, open)
  writingContract(name, open)
  auditLogContract(name, open)
}
