import { Metric } from 'aws-cdk-lib/aws-cloudwatch'
import { Construct } from 'constructs'
import type { Alarms } from './alarms.ts'

/** Rings at once when the breaker for all acknowledgements (`caps.globalMinute`) holds mail back: a loop, or a flood. */
export class BreakerAlarm extends Construct {
  constructor(
    scope: Construct,
    id: string,
    props: { readonly service: string; readonly consequence: string; readonly alarms: Alarms },
  ) {
    super(scope, id)
    props.alarms.ring(this, 'Alarm', {
      metric: new Metric({
        namespace: 'Anklang',
        metricName: 'breakerOpen',
        dimensionsMap: { service: props.service },
        statistic: 'Sum',
      }),
      above: 0,
      symptom: 'The breaker for all acknowledgements is open.',
      consequence: props.consequence,
    })
  }
}
