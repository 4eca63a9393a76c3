import { z } from 'zod'
import type { Resource } from '../template/template.ts'

const destinationSchema = z.object({
  ConfigurationSetName: z.string(),
  EventDestination: z.object({
    Enabled: z.boolean().default(true),
    EventBridgeDestination: z.object({ EventBusArn: z.string() }).optional(),
    MatchingEventTypes: z.array(z.string()),
  }),
})
const setSchema = z.object({ Name: z.string().optional() })

/** SES's names of event types, `SEND` or `send` → `send`, that go to the event bus, by configuration set. */
export type ConfigurationSets = ReadonlyMap<string, ReadonlySet<string>>

export function readConfigurationSets(
  resources: readonly Resource[],
  nameOf: (logicalId: string) => string,
): ConfigurationSets {
  const sets = new Map<string, Set<string>>()
  for (const { type, logicalId, properties } of resources)
    if (type === 'AWS::SES::ConfigurationSet')
      sets.set(setSchema.parse(properties).Name ?? nameOf(logicalId), new Set())
  for (const { type, properties } of resources) {
    if (type !== 'AWS::SES::ConfigurationSetEventDestination') continue
    const { ConfigurationSetName, EventDestination: destination } = destinationSchema.parse(properties)
    if (!destination.Enabled || destination.EventBridgeDestination === undefined) continue
    for (const name of destination.MatchingEventTypes)
      sets.get(ConfigurationSetName)?.add(name.replaceAll('_', '').toLowerCase())
  }
  return sets
}
