import { Duration } from 'aws-cdk-lib'
import { SqsEventSource } from 'aws-cdk-lib/aws-lambda-event-sources'
import { Construct } from 'constructs'
import type { Alarms } from './alarms.ts'
import { ServiceFunction } from './service-function.ts'
import { ServiceQueue } from './service-queue.ts'

export interface QueueWorkerProps {
  /** The queue's short name. */
  readonly queue: string
  /** What a customer suffers while this does not work: one sentence. Alarms and operators repeat it. */
  readonly consequence: string
  /** Folder of the function. */
  readonly name: string
  readonly code: string
  readonly memoryMb?: number
  /** Age of the oldest message above which the alarm rings; one minute when absent. */
  readonly patience?: Duration
  /** Most batches at a time; unlimited when absent. */
  readonly maxConcurrency?: number
  readonly alarms: Alarms
}

/** At most this long on the way to the acknowledgement: what a crash takes along is visible again after six times that. */
const TIMEOUT = Duration.seconds(10)
const BATCH = 10

/** A queue and the function that works it off: dead letters, alarms, partial failures and no waiting for a full batch. */
export class QueueWorker extends Construct {
  readonly queue: ServiceQueue
  readonly function: ServiceFunction

  constructor(scope: Construct, id: string, props: QueueWorkerProps) {
    super(scope, id)
    this.queue = new ServiceQueue(this, 'Work', {
      name: props.queue,
      consequence: props.consequence,
      visibilityTimeout: Duration.seconds(6 * TIMEOUT.toSeconds()),
      patience: props.patience ?? Duration.minutes(1),
      alarms: props.alarms,
    })
    this.function = new ServiceFunction(this, 'Function', {
      name: props.name,
      code: props.code,
      timeout: TIMEOUT,
      ...(props.memoryMb === undefined ? {} : { memoryMb: props.memoryMb }),
    })
    this.function.addEventSource(
      new SqsEventSource(this.queue.queue, {
        batchSize: BATCH,
        maxBatchingWindow: Duration.seconds(0),
        reportBatchItemFailures: true,
        ...(props.maxConcurrency === undefined ? {} : { maxConcurrency: props.maxConcurrency }),
      }),
    )
    this.queue.giveUpFrom(this.function)
  }
}
