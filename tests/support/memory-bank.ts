import { createRenderer } from '#shared/acknowledgement/renderer.ts'
import { localDay } from '#shared/calendar/local-day.ts'
import { currentIndex } from '#shared/configuration/current-index.ts'
import { departedAdvisors } from '#shared/configuration/departed-advisors.ts'
import { compileDirectory } from '#shared/configuration/directory.ts'
import { publishDocument } from '#shared/configuration/publish-document.ts'
import { createAdvisorDesk } from '#shared/inquiry/advisor-desk.ts'
import type { AdvisorDesk } from '#shared/inquiry/advisor-desk-port.ts'
import type { Inquiry } from '#shared/inquiry/inquiry.ts'
import { iso, type NewId } from '#shared/instant.ts'
import type { ChannelMessage } from '#shared/intake/channel-message.ts'
import { createMemoryWorld, type MemoryWorld } from '#shared/memory/world.ts'
import { createPromiseFor } from '#shared/promise/promise-for.ts'
import { registerMessage } from '#shared/registration/register-message.ts'
import type { RegistrationDeps } from '#shared/registration/registration-deps.ts'
import { keepingStandings } from '#shared/routing/keep-standing.ts'
import type { RoutingDeps } from '#shared/routing/place-inquiry.ts'
import { serveRequest } from '#shared/routing/serve-request.ts'
import type { AcknowledgeDeps } from '#shared/sending/acknowledge-inquiry.ts'
import { type DeliverDeps, deliverReply } from '#shared/sending/deliver-reply.ts'
import { createSendPacer } from '#shared/sending/send-pacer.ts'
import { tellCustomer } from '#shared/sending/tell-customer.ts'
import { type SweepReport, sweep } from '#shared/sweep/sweep.ts'
import { deriveId } from '#shared/token/derive-id.ts'
import type { SigningKeys } from '#shared/token/signing-keys.ts'
import type { NamedModel, RulesAlone } from '#shared/topic/topic-models.ts'

export interface MemoryBank {
  readonly world: MemoryWorld
  readonly desk: AdvisorDesk
  readonly registration: RegistrationDeps & RoutingDeps
  readonly outgoing: AcknowledgeDeps & DeliverDeps
  readonly keys: SigningKeys
  readonly ambiguous: () => number
  readonly fallbacks: readonly string[]
  readonly capped: readonly string[]
  /** Why inquiries were understood without a model, one entry each. */
  readonly rulesAlone: readonly RulesAlone[]
  readonly pushesFailed: () => number
  now: () => number
  newId: NewId
  moveTo: (time: string) => void
  /** Takes a message in as intake does; the id is the receipt's and, unless it is merged, the inquiry's. */
  receive: (message: Partial<ChannelMessage>) => Promise<string>
  /** Works all queues until nothing is left; `only` leaves the other queues alone. Returns the outcomes in order. */
  work: (only?: readonly QueueName[]) => Promise<string[]>
  sweep: () => Promise<SweepReport>
  inquiry: (id: string) => Promise<Inquiry>
}
type QueueName = Exclude<keyof MemoryWorld['queues'], 'escalations'>

/** Read once a test file: it takes a tenth of a second. */
const sample = compileDirectory('config/musterbank')

/**
 * The sample bank with all use cases over in-memory ports, on Tuesday 2026-11-24, 10:00 in Berlin. Without a model topics
 * are those of the configuration's words.
 */
export async function createMemoryBank(model?: NamedModel): Promise<MemoryBank> {
  let time = Date.parse('2026-11-24T10:00:00+01:00')
  let ids = 0
  let ambiguous = 0
  const fallbacks: string[] = []
  const capped: string[] = []
  const rulesAlone: RulesAlone[] = []
  const pushesFailed: number[] = []
  const clock = () => time
  const newId = () => {
    ids += 1
    return deriveId('test', String(ids))
  }
  const stored = createMemoryWorld({ clock })
  const keys = { current: 'k1', keys: { k1: 'a key for tests that is long enough' } }
  await publishDocument({ ...stored, clock }, await sample, 'test')
  const configuration = currentIndex(stored.configuration)
  const { inquiries, roster } = keepingStandings({ ...stored, configuration, clock })
  const world = { ...stored, inquiries, roster }
  const promiseFor = createPromiseFor(world)
  const topicModels = { find: () => model, onRulesAlone: (why: RulesAlone) => void rulesAlone.push(why) }
  const common = { ...world, configuration, promiseFor, topicModels, clock, newId, keys: async () => keys }
  const countAmbiguous = () => {
    ambiguous += 1
  }
  const quota = { perSecond: 1_000, left: Number.POSITIVE_INFINITY }
  const pace = createSendPacer({ window: world.sendWindow, quota: async () => quota, clock })
  const outgoing = { ...common, pace, onAmbiguous: countAmbiguous, onPushFailed: () => void pushesFailed.push(clock()) }
  const acknowledge = {
    ...outgoing,
    renderer: (index: Awaited<ReturnType<typeof configuration>>) => createRenderer(index.configuration),
    publicUrl: 'https://anklang.example',
    onCapped: (key: string) => void capped.push(key),
    onFallback: (why: string) => void fallbacks.push(why),
  }
  const workers: { readonly [Q in QueueName]: () => Promise<string | undefined> } = {
    inquiries: () => next(world.queues.inquiries.messages, ({ receiptId }) => registerMessage(common, receiptId)),
    acknowledgements: () =>
      next(world.queues.acknowledgements.messages, (request) => tellCustomer(acknowledge, request)),
    routing: () => next(world.queues.routing.messages, (request) => serveRequest(common, request)),
    outbound: () => next(world.queues.outbound.messages, (request) => deliverReply(outgoing, request)),
  }
  return {
    world,
    desk: createAdvisorDesk(common),
    registration: common,
    outgoing: acknowledge,
    keys,
    ambiguous: () => ambiguous,
    fallbacks,
    capped,
    rulesAlone,
    pushesFailed: () => pushesFailed.length,
    now: clock,
    newId,
    moveTo: (to) => {
      time = Date.parse(to)
    },
    async receive(message) {
      const { zone } = await configuration()
      const whole: ChannelMessage = {
        channel: 'web',
        receivedAt: time,
        sender: { name: 'Anna Meier', email: 'anna@kunde.example' },
        subject: '',
        text: 'Meine neue Karte ist noch nicht angekommen.',
        ...message,
      }
      const receiptId = newId()
      const receipt = {
        receiptId,
        channel: whole.channel,
        receivedAt: time,
        day: localDay(time, zone),
        bodyHash: iso(time),
      }
      await world.ledger.receive(receipt, whole)
      await world.queues.inquiries.send({ receiptId })
      return receiptId
    },
    async work(only = ['inquiries', 'acknowledgements', 'routing', 'outbound']) {
      const outcomes: string[] = []
      for (let idle = false; !idle; ) {
        idle = true
        for (const name of only) {
          const outcome = await workers[name]()
          if (outcome === undefined) continue
          outcomes.push(outcome)
          idle = false
        }
      }
      return outcomes
    },
    sweep: () => sweep({ ...common, departed: departedAdvisors(world.configuration) }),
    async inquiry(id) {
      const inquiry = await world.inquiries.find(id)
      if (inquiry === undefined) throw new Error(`no inquiry ${id}`)
      return inquiry
    },
  }
}

async function next<T>(messages: T[], consume: (message: T) => Promise<string>): Promise<string | undefined> {
  const message = messages.shift()
  return message === undefined ? undefined : consume(message)
}
