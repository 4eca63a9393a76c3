import type { ConfigurationIndex } from '#shared/configuration/configuration-index.ts'
import { MINUTE } from '#shared/instant.ts'
import type { IntakeLedger } from '#shared/intake/intake-ledger.ts'
import type { PaceStore } from '#shared/promise/pace-store.ts'
import type {
  AcknowledgementRequest,
  AlarmRequest,
  Queue,
  ReceivedNotice,
  RoutingRequest,
} from '#shared/queue/queue.ts'
import type { RoutingDeps } from '#shared/routing/place-inquiry.ts'
import { announceShifts } from './announce-shifts.ts'
import { countDuty } from './count-duty.ts'
import { duePromises } from './due-promises.ts'
import { alarmsAhead, escalateDue } from './escalate-due.ts'
import { foreseeBreaks, noticesAhead } from './foresee-breaks.ts'
import { isEnqueuedAgain } from './lost-again.ts'
import { mendStandings } from './mend-standing.ts'
import { recordBroken } from './record-broken.ts'
import { releaseAbsent } from './release-absent.ts'
import { retryWaiting } from './retry-waiting.ts'
import { runTimers } from './run-timers.ts'
import { staffNow } from './staff.ts'

export interface SweepDeps extends RoutingDeps {
  readonly ledger: IntakeLedger
  readonly paces: Pick<PaceStore, 'countDuty' | 'find'>
  /** Advisors whom the configuration no longer has. */
  readonly departed: (index: ConfigurationIndex) => Promise<readonly string[]>
  readonly queues: {
    readonly inquiries: Queue<ReceivedNotice>
    readonly acknowledgements: Queue<AcknowledgementRequest>
    readonly routing: Queue<RoutingRequest>
    readonly escalations: Queue<AlarmRequest>
  }
}

/** What one sweep did; counts for operators. */
export interface SweepReport {
  /** Receipts whose queue message seemed lost. */
  readonly reenqueued: number
  /** Inquiries taken from advisors who are gone. */
  readonly released: number
  /** Waiting inquiries handed to routing again. */
  readonly retried: number
  /** What came back, lapsed or moved at its time. */
  readonly timers: number
  /** Inquiries about which people were alarmed. */
  readonly escalated: number
  /** Promises that will probably break, or have broken, and whose customers are to be told. */
  readonly delayed: number
  /** Promises found broken for the first time. */
  readonly broken: number
}

/** A message in flight longer than this was probably lost between storing and queueing. */
const LOST_AFTER = 2 * MINUTE
/** Receipts in flight looked at; far more than a working system ever has. */
const IN_FLIGHT = 1_000

/** Once a minute: mends what a crash, an absence or a broken promise left behind. Everything it does is idempotent. */
export async function sweep(deps: SweepDeps): Promise<SweepReport> {
  const index = await deps.configuration()
  const staff = await staffNow(deps.roster, index, deps.clock())
  const departed = await deps.roster.loads(await deps.departed(index))
  // Before promises are noted as broken: what was noted is no longer found by its time.
  const due = await duePromises(deps, deps.clock() + Math.max(alarmsAhead(index), noticesAhead(index)))
  const escalated = await escalateDue(deps, index, due)
  const delayed = await foreseeBreaks(deps, index, staff, due)
  const [released, reenqueued, retried, timers, broken] = await Promise.all([
    releaseAbsent(deps, index, staff, departed),
    reenqueueLost(deps),
    retryWaiting(deps, index, staff),
    runTimers(deps),
    recordBroken(deps),
    countDuty(deps, index, staff),
    mendStandings(deps, index, staff),
    announceShifts(deps, index, staff),
  ])
  return { released, reenqueued, retried, timers, escalated, delayed, broken }
}

async function reenqueueLost(deps: SweepDeps): Promise<number> {
  const now = deps.clock()
  const inFlight = await deps.ledger.inFlightBefore(now - LOST_AFTER, IN_FLIGHT)
  const lost = inFlight.filter(({ receivedAt }) => isEnqueuedAgain(receivedAt, now))
  await Promise.all(lost.map(({ receiptId }) => deps.queues.inquiries.send({ receiptId })))
  return lost.length
}
