import { Duration } from 'aws-cdk-lib'
import { MathExpression, Metric } from 'aws-cdk-lib/aws-cloudwatch'
import { Construct } from 'constructs'
import type { Alarms } from './alarms.ts'

/** Acknowledgements go out within a second or two; a minute is when people begin to wonder. */
const SLOW = Duration.minutes(1)
/** An institute promises what it keeps nine times out of ten; with fewer promises an hour a share says nothing. */
const MOST_BROKEN_PERCENT = 25
const FEWEST_PROMISES = 20

/** Rings when customers wait for acknowledgements, or when promises are not kept: what `measure` counted, not what a part did. */
export class ServiceLevelAlarms extends Construct {
  constructor(
    scope: Construct,
    id: string,
    props: {
      readonly service: string
      readonly consequences: { readonly slow: string; readonly broken: string }
      readonly alarms: Alarms
    },
  ) {
    super(scope, id)
    const { service, consequences, alarms } = props
    const metric = (metricName: string, statistic: string) =>
      new Metric({ namespace: 'Anklang', metricName, dimensionsMap: { service }, statistic })
    alarms.ring(this, 'SlowAlarm', {
      metric: metric('acknowledgementLatency', 'p99'),
      above: SLOW.toMilliseconds(),
      minutes: 5,
      symptom: 'One of a hundred acknowledgements takes longer than a minute.',
      consequence: consequences.slow,
    })
    const [given, kept] = [metric('promisesGiven', 'Sum'), metric('promisesKept', 'Sum')]
    alarms.ring(this, 'BrokenAlarm', {
      metric: new MathExpression({
        expression: `IF(given >= ${FEWEST_PROMISES}, 100 * (given - kept) / given, 0)`,
        usingMetrics: { given, kept },
        label: 'promises broken, per cent',
      }),
      period: Duration.hours(1),
      above: MOST_BROKEN_PERCENT,
      symptom: 'More than a quarter of the promises of an hour are broken.',
      consequence: consequences.broken,
    })
  }
}
