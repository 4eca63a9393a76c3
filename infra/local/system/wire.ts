import { createEventBus } from '../events/event-bus.ts'
import type { EventSource } from '../lambda/queue-source.ts'
import { readReceiptRules } from '../mail/receipt-rule.ts'
import { readScanPlans } from '../malware/plan.ts'
import { createScanner } from '../malware/scanner.ts'
import { readConfigurationSets } from '../resources/configuration-sets.ts'
import { readDeployments } from '../resources/deployments.ts'
import { buildFrontDoor } from '../resources/distribution.ts'
import { readEdgeFunctions } from '../resources/edge-functions.ts'
import { startEventSource } from '../resources/event-sources.ts'
import { buildHttpApis } from '../resources/http-apis.ts'
import { buildRules } from '../resources/rules.ts'
import { buildTopics } from '../resources/topics.ts'
import type { State } from '../state.ts'
import type { Asset } from '../template/assets.ts'
import type { Resource } from '../template/template.ts'
import type { Emulated } from './emulated.ts'
import type { Functions } from './functions.ts'
import { QUEUE_CONCURRENCY } from './functions.ts'
import type { Names } from './names.ts'

export interface WireOptions {
  readonly resources: readonly Resource[]
  readonly assets: ReadonlyMap<string, Asset>
  readonly emulated: Emulated
  readonly functions: Functions
  readonly names: Names
  readonly state: State
  readonly region: string
}

/** Connects the template's functions to what calls them. Nothing runs yet but what `startEventSources` starts. */
export function wire({ resources, assets, emulated, functions, names, state, region }: WireOptions) {
  const around = { sqs: emulated.sqs, pool: functions.find, queueUrl: names.queueUrl }
  const byId = new Map(resources.map((resource) => [resource.logicalId, resource]))
  const refOf = (logicalId: string): string => {
    const resource = byId.get(logicalId)
    return resource === undefined ? logicalId : names.ref(resource)
  }
  const apis = buildHttpApis(resources, refOf, functions.find)
  const { rules, schedules } = buildRules(resources, around)
  const mappings = resources.filter(({ type }) => type === 'AWS::Lambda::EventSourceMapping')
  const consumers = mappings.map(({ properties }) => functions.find(String(properties['FunctionName'])))
  const bus = createEventBus(rules)
  return {
    /** Loads second environments of what takes work from queues: the first has its hands full when a burst comes. */
    warmMore: (): void => {
      for (const pool of consumers) pool.warm(QUEUE_CONCURRENCY).catch(() => {})
    },
    frontDoor: buildFrontDoor(resources, {
      apis,
      deployments: readDeployments(resources, assets),
      edge: readEdgeFunctions(resources, refOf),
      storageUrl: emulated.storageUrl,
    }),
    bus,
    scanner: createScanner({ plans: readScanPlans(resources), s3: emulated.s3, bus, state }),
    schedules,
    receiptRules: readReceiptRules(resources),
    configurationSets: readConfigurationSets(resources, refOf),
    publish: buildTopics(resources, emulated.sqs, names.queueUrl),
    startEventSources: async (): Promise<readonly EventSource[]> => {
      const started = mappings.map((mapping) =>
        startEventSource(mapping, { ...around, ...emulated, state, region, concurrency: QUEUE_CONCURRENCY }),
      )
      return (await Promise.all(started)).filter((source) => source !== undefined)
    },
  }
}
