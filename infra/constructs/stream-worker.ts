import { Duration, RemovalPolicy } from 'aws-cdk-lib'
import type { Table } from 'aws-cdk-lib/aws-dynamodb'
import { FilterCriteria, FilterRule, StartingPosition } from 'aws-cdk-lib/aws-lambda'
import { DynamoEventSource, SqsDlq } from 'aws-cdk-lib/aws-lambda-event-sources'
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs'
import { Construct } from 'constructs'
import { acknowledgeFinding } from './acknowledge-finding.ts'
import type { Alarms } from './alarms.ts'
import { asTable } from './exact-types.ts'
import { ServiceFunction } from './service-function.ts'

export interface StreamWorkerProps {
  readonly table: Table
  /** Patterns of items that are of interest, in the stream's typed JSON; one that fits is enough. `exists` works on leaves only. */
  readonly images: readonly Readonly<Record<string, unknown>>[]
  readonly consequence: string
  readonly name: string
  readonly code: string
  readonly alarms: Alarms
}

/** Streams keep records for 24 hours: the alarm leaves most of a day to mend what blocks. */
const PATIENCE = Duration.minutes(15)

/** A table's stream and the function that reads its new items: bisects what fails, gives up after bounded retries and keeps where. */
export class StreamWorker extends Construct {
  readonly function: ServiceFunction

  constructor(scope: Construct, id: string, props: StreamWorkerProps) {
    super(scope, id)
    const { alarms, consequence, name } = props
    const failures = new Queue(this, 'Failures', {
      encryption: QueueEncryption.SQS_MANAGED,
      enforceSSL: true,
      retentionPeriod: Duration.days(14),
      removalPolicy: RemovalPolicy.RETAIN,
    })
    acknowledgeFinding(failures, ['SQS3'], 'It is itself where failures end up.')
    this.function = new ServiceFunction(this, 'Function', {
      name: props.name,
      code: props.code,
      timeout: Duration.seconds(30),
    })
    this.function.addEventSource(
      new DynamoEventSource(asTable(props.table), {
        startingPosition: StartingPosition.TRIM_HORIZON,
        batchSize: 100,
        bisectBatchOnError: true,
        reportBatchItemFailures: true,
        retryAttempts: 10,
        onFailure: new SqsDlq(failures),
        filters: props.images.map((image) =>
          FilterCriteria.filter({ eventName: FilterRule.isEqual('INSERT'), dynamodb: { NewImage: image } }),
        ),
      }),
    )
    alarms.ring(this, 'FailuresAlarm', {
      metric: failures.metricApproximateNumberOfMessagesVisible({ statistic: 'Maximum' }),
      above: 0,
      symptom: `The function ${name} gave up records of its stream.`,
      consequence,
    })
    alarms.ring(this, 'IteratorAgeAlarm', {
      metric: this.function.metric('IteratorAge', { statistic: 'Maximum' }),
      above: PATIENCE.toMilliseconds(),
      minutes: 5,
      symptom: `The function ${name} is more than ${PATIENCE.toMinutes()} minutes behind its stream.`,
      consequence,
    })
  }
}
