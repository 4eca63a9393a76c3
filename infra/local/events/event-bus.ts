import { randomUUID } from 'node:crypto'
import type { Matcher } from './event-pattern.ts'

/** The envelope of EventBridge. */
export interface BusEvent {
  readonly version: string
  readonly id: string
  readonly 'detail-type': string
  readonly source: string
  readonly account: string
  /** ISO 8601, real time. */
  readonly time: string
  readonly region: string
  readonly resources: readonly string[]
  readonly detail: unknown
}
export type Target = (event: unknown) => Promise<void>
export interface BusRule {
  readonly matches: Matcher
  readonly targets: readonly Target[]
}

/** The account's default event bus. */
export interface EventBus {
  /** Resolves when every target of every matching rule has taken the event; returns how many there were. */
  publish(event: BusEvent): Promise<number>
}

export function createEventBus(rules: readonly BusRule[]): EventBus {
  return {
    publish: async (event) => {
      const targets = rules.filter((rule) => rule.matches(event)).flatMap((rule) => rule.targets)
      await Promise.all(targets.map((target) => target(event)))
      return targets.length
    },
  }
}

/** An event of a service with the envelope filled in. */
export const busEvent = (
  source: string,
  detailType: string,
  detail: unknown,
  resources: readonly string[] = [],
): BusEvent => ({
  version: '0',
  id: randomUUID(),
  'detail-type': detailType,
  source,
  account: '000000000000',
  time: new Date().toISOString(),
  region: 'eu-central-1',
  resources,
  detail,
})
