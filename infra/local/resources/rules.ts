import { z } from 'zod'
import type { Sqs } from '../emulators/sqs.ts'
import { type BusRule, busEvent, type Target } from '../events/event-bus.ts'
import { compilePattern } from '../events/event-pattern.ts'
import { ratePeriod, type Schedule } from '../events/schedule.ts'
import { invokeAsync } from '../lambda/async-invoke.ts'
import type { FunctionPool } from '../lambda/function-pool.ts'
import { StartError } from '../start-error.ts'
import type { Resource } from '../template/template.ts'

const target = z.object({ Arn: z.string(), Input: z.string().optional() })
const ruleSchema = z.object({
  EventPattern: z.unknown().optional(),
  ScheduleExpression: z.string().optional(),
  State: z.string().default('ENABLED'),
  Targets: z.array(target).default([]),
})
const scheduleSchema = z.object({
  ScheduleExpression: z.string(),
  State: z.string().default('ENABLED'),
  Target: target,
})

export interface TargetSurroundings {
  readonly sqs: Sqs
  pool(arn: string): FunctionPool
  queueUrl(arn: string): string
}

function toTarget(read: z.infer<typeof target>, logicalId: string, around: TargetSurroundings): Target {
  const service = read.Arn.split(':')[2]
  const event = (given: unknown): unknown => (read.Input === undefined ? given : JSON.parse(read.Input))
  if (service === 'lambda') {
    const pool = around.pool(read.Arn)
    return (given) => invokeAsync(pool, event(given))
  }
  if (service === 'sqs') return (given) => around.sqs.send(around.queueUrl(read.Arn), JSON.stringify(event(given)))
  throw new StartError(`${logicalId} sends events to ${service}, which the local system does not run.`)
}

/** The rules and schedules of the template. */
export function buildRules(resources: readonly Resource[], around: TargetSurroundings) {
  const rules: BusRule[] = []
  const schedules: Schedule[] = []
  const schedule = (expression: string, targets: readonly Target[]): void => {
    const run = async (): Promise<void> => {
      await Promise.all(targets.map((send) => send(busEvent('aws.events', 'Scheduled Event', {}))))
    }
    schedules.push({ periodMs: ratePeriod(expression), run })
  }
  for (const { type, logicalId, properties } of resources) {
    if (type === 'AWS::Events::Rule') {
      const rule = ruleSchema.parse(properties)
      if (rule.State !== 'ENABLED') continue
      const targets = rule.Targets.map((read) => toTarget(read, logicalId, around))
      if (rule.EventPattern !== undefined) rules.push({ matches: compilePattern(rule.EventPattern), targets })
      if (rule.ScheduleExpression !== undefined) schedule(rule.ScheduleExpression, targets)
    }
    if (type === 'AWS::Scheduler::Schedule') {
      const read = scheduleSchema.parse(properties)
      if (read.State === 'ENABLED') schedule(read.ScheduleExpression, [toTarget(read.Target, logicalId, around)])
    }
  }
  return { rules, schedules }
}
