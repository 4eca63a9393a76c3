import { type RaiseAlarmDeps, raiseAlarm } from '#shared/escalation/raise-alarm.ts'
import { type ConsumerParts, type QueueHandler, queueConsumer } from '#shared/lambda/queue-consumer.ts'
import { alarmRequestSchema } from '#shared/queue/messages.ts'
import type { AlarmRequest, Queue } from '#shared/queue/queue.ts'

export const createHandler = (deps: RaiseAlarmDeps, parts: ConsumerParts, later: Queue<AlarmRequest>): QueueHandler =>
  queueConsumer({
    ...parts,
    message: alarmRequestSchema,
    consume: async (request) => `alarm-${await raiseAlarm(deps, request)}`,
    postpone: (request, delaySeconds) => later.send(request, { delaySeconds }),
  })
