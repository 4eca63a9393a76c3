import { indexConfiguration } from '#shared/configuration/configuration-index.ts'
import type { Configuration } from '#shared/configuration/schema.ts'
import { createAdvisorDesk } from '#shared/inquiry/advisor-desk.ts'
import { inquiryFixture } from '#shared/inquiry/inquiry.fixture.ts'
import type { Inquiry } from '#shared/inquiry/inquiry.ts'
import { MINUTE } from '#shared/instant.ts'
import { createMemoryQueue } from '#shared/memory/queue.ts'
import { createMemoryWorld } from '#shared/memory/world.ts'
import { createPromiseFor } from '#shared/promise/promise-for.ts'
import type {
  AcknowledgementRequest,
  AlarmRequest,
  DeliveryRequest,
  ReceivedNotice,
  RoutingRequest,
} from '#shared/queue/queue.ts'
import { keepingStandings } from '#shared/routing/keep-standing.ts'
import { pullNext } from '#shared/routing/pull-next.ts'
import { serveRequest } from '#shared/routing/serve-request.ts'
import { weightAt } from '#shared/routing/weight-at.ts'
import { sweep } from '#shared/sweep/sweep.ts'
import type { StorageWorld } from '#tests/contracts/storage-world.ts'

/** 2026-11-24, a Tuesday, 10:00 in Berlin. */
const TUESDAY = Date.parse('2026-11-24T09:00:00Z')

export type RoutingWorld = ReturnType<typeof createRoutingWorld>

/** Routing, the advisors' desk and the sweep with a configuration of the test's own, over any storage; the queue is in memory. */
export function createRoutingWorld(configuration: Configuration, storage: StorageWorld = createMemoryWorld()) {
  let now = TUESDAY
  let index = indexConfiguration({ version: 1, configuration })
  let ids = 0
  const clock = () => now
  const newId = () => {
    ids += 1
    return `id-${String(ids).padStart(6, '0')}`
  }
  const queues = {
    routing: createMemoryQueue<RoutingRequest>(clock),
    outbound: createMemoryQueue<DeliveryRequest>(clock),
    inquiries: createMemoryQueue<ReceivedNotice>(clock),
    escalations: createMemoryQueue<AlarmRequest>(clock),
    acknowledgements: createMemoryQueue<AcknowledgementRequest>(clock),
  }
  const deps = keepingStandings({
    ...storage,
    configuration: async () => index,
    promiseFor: createPromiseFor(storage),
    departed: async () => [],
    queues,
    clock,
    newId,
  })
  const serve = (request: RoutingRequest) => serveRequest(deps, request)
  return {
    ...deps,
    index: () => index,
    now: clock,
    pass: (millis: number) => {
      now += millis
      queues.routing.wake()
    },
    reconfigure: (next: Configuration) => {
      index = indexConfiguration({ version: index.version + 1, configuration: next })
    },
    desk: createAdvisorDesk(deps),
    pull: (advisorId: string) => pullNext(deps, advisorId),
    sweep: () => sweep(deps),
    serve,
    /** A waiting inquiry as registration stores it, and its message to routing. */
    async arrive(over: Partial<Inquiry> = {}): Promise<string> {
      const inquiryId = newId()
      const { desk, urgent } = { desk: 'cards', urgent: false, ...over }
      const promise = { by: now + 60 * MINUTE, givenAt: now, configVersion: 1 }
      const times = { receivedAt: now, roundAt: now, promise, weight: weightAt(desk, urgent, index) }
      await deps.inquiries.commit({
        inquiryId,
        expectVersion: 'absent',
        set: inquiryFixture({ inquiryId, ...times, desk, urgent, ...over }),
      })
      await queues.routing.send({ inquiryId })
      return inquiryId
    },
    /** Serves the routing queue until nothing is left in it; `order` says which message comes next. */
    async work(order: (waiting: number) => number = () => 0): Promise<void> {
      const { messages } = queues.routing
      while (messages.length > 0) {
        const [request] = messages.splice(order(messages.length), 1)
        if (request !== undefined) await serve(request)
      }
    },
  }
}
