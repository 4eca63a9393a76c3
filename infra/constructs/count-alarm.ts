import { Metric } from 'aws-cdk-lib/aws-cloudwatch'
import { Construct } from 'constructs'
import type { Alarms } from './alarms.ts'

/** Rings as soon as a function counts something that must not happen. */
export class CountAlarm extends Construct {
  constructor(
    scope: Construct,
    id: string,
    props: {
      /** Function that counts, and the metric under which it does. */
      readonly service: string
      readonly metric: string
      readonly symptom: string
      readonly consequence: string
      readonly alarms: Alarms
    },
  ) {
    super(scope, id)
    props.alarms.ring(this, 'Alarm', {
      metric: new Metric({
        namespace: 'Anklang',
        metricName: props.metric,
        dimensionsMap: { service: props.service },
        statistic: 'Sum',
      }),
      above: 0,
      symptom: props.symptom,
      consequence: props.consequence,
    })
  }
}
