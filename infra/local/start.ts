import { dirname } from 'node:path'
import { createClock } from './clock.ts'
import { startCloudEndpoint } from './emulators/cloud-endpoint.ts'
import { startSchedules } from './events/schedule.ts'
import { createLocalApi } from './helpers/local-api.ts'
import { createResponses, updateCustomResource } from './lambda/custom-resource.ts'
import { openOutbox } from './mail/outbox.ts'
import type { Ses } from './mail/ses.ts'
import { keepMailboxSecret, mailboxParameters } from './mailbox.ts'
import { localParameters } from './parameters.ts'
import { publishRunning } from './running.ts'
import type { Settings } from './settings.ts'
import { openState } from './state.ts'
import { type Synthesized, synthesized } from './synthesis/synthesized.ts'
import { keepInUse } from './synthesis/upkeep.ts'
import { startEmulated } from './system/emulated.ts'
import { startFront } from './system/front.ts'
import { createFunctions } from './system/functions.ts'
import { startIdentity } from './system/identity.ts'
import { createLocalSes, startLocalSmtp } from './system/mail.ts'
import { namesOf } from './system/names.ts'
import { provision, uploadAssets } from './system/provision.ts'
import { wire } from './system/wire.ts'
import { readAssets } from './template/assets.ts'
import { resolveOutputs, resolveTemplate } from './template/resolve.ts'
import { readTemplate } from './template/template.ts'

const REGION = 'eu-central-1'
const ACCOUNT = '000000000000'
/** Of the 5 s that stopping may take. */
const INVOCATION_GRACE_MS = 2_500

export interface LocalSystem {
  /** Of the front door, without slash at the end. */
  readonly url: string
  readonly smtpPort: number
  /** Addresses and domains that mail can be written to. */
  readonly mailboxes: readonly string[]
  /** Resolves with a sentence if the system can no longer work. */
  readonly failed: Promise<string>
  /** Ends within 5 s. What was begun and not finished is done again at the next start. */
  stop(): Promise<void>
}
export interface StartOptions extends Settings {
  /** Directory of the project. */
  readonly root: string
  /** A template to run instead of the project's own. */
  readonly synthesis?: () => Promise<Synthesized>
}

/** Starts the whole system of the synthesized template on this machine. Throws StartError, with everything stopped again. */
export async function startLocal(options: StartOptions): Promise<LocalSystem> {
  await using stack = new AsyncDisposableStack()
  const started = await start(options, stack)
  const kept = stack.move()
  let stopping: Promise<void> | undefined
  return {
    ...started,
    stop: () => {
      stopping ??= kept.disposeAsync()
      return stopping
    },
  }
}

async function start(options: StartOptions, stack: AsyncDisposableStack): Promise<Omit<LocalSystem, 'stop'>> {
  const state = openState(options.dataDir)
  stack.defer(state.close)
  const front = await startFront(options)
  stack.defer(front.stop)
  const synthesis = options.synthesis ?? (() => synthesized(options.root, options.configDir))
  const [made, emulated] = await bothOrNeither(synthesis(), startEmulated(options, stack))
  stack.defer(keepInUse(dirname(made.template)))
  const clock = createClock(state)
  const outbox = openOutbox(state)

  const responses = createResponses()
  let ses: Ses | undefined
  const notYet: Ses = { handle: async () => undefined, resume: async () => {} }
  const cloud = await startCloudEndpoint({ ses: () => ses ?? notYet, state, responses })
  stack.defer(cloud.stop)
  const cloudUrl = `http://127.0.0.1:${cloud.port}`

  const place = { region: REGION, account: ACCOUNT, storageUrl: emulated.storageUrl, publicUrl: front.url }
  const [template, assets] = await Promise.all([readTemplate(made.template), readAssets(made.template)])
  const parameters = { ...localParameters(front.url), ...mailboxParameters(options.mailbox) }
  keepMailboxSecret(options.mailbox, state)
  const resources = resolveTemplate(template, parameters, place)
  const names = namesOf(place)
  const endpoints = {
    AWS_ENDPOINT_URL: cloudUrl,
    AWS_ENDPOINT_URL_DYNAMODB: emulated.dynamodbUrl,
    AWS_ENDPOINT_URL_SQS: emulated.storageUrl,
    AWS_ENDPOINT_URL_S3: emulated.storageUrl,
  }
  const functions = createFunctions({
    resources,
    assets,
    surroundings: { region: REGION, endpoints },
    settings: options,
    clock,
    identityOf: (resource) => ({ name: names.ref(resource), arn: names.arn(resource) }),
  })
  const wired = wire({ resources, assets, emulated, functions, names, state, region: REGION })
  ses = createLocalSes(wired, outbox, state, options)
  stack.defer(() => functions.stop(0))

  const custom = resources.filter(({ type }) => type === 'Custom::Configuration')
  const configured = async (): Promise<void> => {
    await provision(resources, emulated, names, state)
    await uploadAssets(custom, assets, emulated)
    for (const resource of custom) {
      const pool = functions.find(String(resource.properties['ServiceToken']))
      await updateCustomResource(resource, { pool, responses, endpoint: cloudUrl, state })
    }
  }
  const [identity] = await Promise.all([startIdentity(made.people, front.url, state), functions.warm(), configured()])

  // Mail that comes before anybody takes it from the queue waits there; a port in use is found before anything polls.
  const smtp = await startLocalSmtp(wired, emulated, options, clock)
  stack.defer(smtp.stop)
  const sources = await wired.startEventSources()
  emulated.onStored(wired.scanner.take)
  const scheduler = startSchedules(wired.schedules)
  stack.defer(async () => {
    scheduler.stop()
    const stopped = sources.map((source) => source.stop())
    await Promise.all([front.stop(), smtp.stop(), functions.stop(INVOCATION_GRACE_MS), ...stopped])
    await wired.scanner.settle()
  })
  const localApi = createLocalApi({
    outbox,
    sample: made.people,
    tokenOf: identity.tokenOf,
    clock,
    scheduler,
    bus: wired.bus,
  })
  front.open(wired.frontDoor, localApi, identity)
  const outputs = resolveOutputs(template, parameters, place)
  const { dynamodbUrl, storageUrl } = emulated
  stack.defer(publishRunning(options.dataDir, { url: front.url, region: REGION, dynamodbUrl, storageUrl, outputs }))
  wired.warmMore()
  void ses.resume()
  await wired.scanner.resume()
  const mailboxes = wired.receiptRules.flatMap((rule) => rule.recipients)
  return { url: front.url, smtpPort: smtp.port, mailboxes, failed: emulated.failed }
}

/** Waits for both even if one fails: what the other has started must be known to be stopped. */
async function bothOrNeither<A, B>(one: Promise<A>, other: Promise<B>): Promise<[A, B]> {
  const [first, second] = await Promise.allSettled([one, other])
  if (first.status === 'rejected') throw first.reason
  if (second.status === 'rejected') throw second.reason
  return [first.value, second.value]
}
