import { Duration, RemovalPolicy } from 'aws-cdk-lib'
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs'
import { Construct } from 'constructs'
import type { Alarms } from './alarms.ts'
import type { ServiceFunction } from './service-function.ts'

export interface ServiceQueueProps {
  /** Short name: its variable is `<NAME>_QUEUE_URL`, operators see it. */
  readonly name: string
  /** What a customer suffers while its messages are not worked off: one sentence. */
  readonly consequence: string
  readonly visibilityTimeout: Duration
  /** Age of the oldest message above which the alarm rings. */
  readonly patience: Duration
  readonly alarms: Alarms
}

/** A crash must not use up the attempts of a message that could be worked off: it takes ten of them to give one up. */
const MAX_RECEIVES = 10

/** A queue with its dead-letter queue and the alarms that say what a customer suffers. */
export class ServiceQueue extends Construct {
  readonly name: string
  readonly consequence: string
  readonly queue: Queue
  readonly deadLetters: Queue

  constructor(scope: Construct, id: string, props: ServiceQueueProps) {
    super(scope, id)
    this.name = props.name
    this.consequence = props.consequence
    const kept = {
      encryption: QueueEncryption.SQS_MANAGED,
      enforceSSL: true,
      retentionPeriod: Duration.days(14),
      receiveMessageWaitTime: Duration.seconds(20),
      removalPolicy: RemovalPolicy.RETAIN,
    }
    this.deadLetters = new Queue(this, 'DeadLetters', { ...kept, visibilityTimeout: Duration.minutes(1) })
    this.queue = new Queue(this, 'Queue', {
      ...kept,
      visibilityTimeout: props.visibilityTimeout,
      deadLetterQueue: { queue: this.deadLetters, maxReceiveCount: MAX_RECEIVES },
    })
    const { alarms, consequence } = props
    alarms.ring(this, 'DeadLettersAlarm', {
      metric: this.deadLetters.metricApproximateNumberOfMessagesVisible({ statistic: 'Maximum' }),
      above: 0,
      symptom: `There are dead letters of the queue ${props.name}.`,
      consequence,
    })
    alarms.ring(this, 'AgeAlarm', {
      metric: this.queue.metricApproximateAgeOfOldestMessage({ statistic: 'Maximum' }),
      above: props.patience.toSeconds(),
      minutes: 2,
      symptom: `Messages wait for more than ${props.patience.toSeconds()} s in the queue ${props.name}.`,
      consequence,
    })
  }

  sendFrom(fn: ServiceFunction): void {
    fn.allow(['sqs:SendMessage'], [this.queue.queueArn])
    fn.addEnvironment(`${this.name.toUpperCase()}_QUEUE_URL`, this.queue.queueUrl)
  }

  /** For the consumer alone: messages that can never be worked off go straight to the dead letters, with the reason. */
  giveUpFrom(fn: ServiceFunction): void {
    fn.allow(['sqs:SendMessage'], [this.deadLetters.queueArn])
    fn.addEnvironment('DEAD_LETTER_QUEUE_URL', this.deadLetters.queueUrl)
  }

  /** Sees how full both queues are, and moves dead letters back: receives, sends, deletes. */
  operateFrom(fn: ServiceFunction): void {
    fn.allow(['sqs:GetQueueAttributes'], [this.queue.queueArn, this.deadLetters.queueArn])
    fn.allow(['sqs:ReceiveMessage', 'sqs:DeleteMessage'], [this.deadLetters.queueArn])
    fn.allow(['sqs:SendMessage'], [this.queue.queueArn])
  }
}
