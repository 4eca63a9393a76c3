import { Duration } from 'aws-cdk-lib'
import { Rule, Schedule } from 'aws-cdk-lib/aws-events'
import { LambdaFunction } from 'aws-cdk-lib/aws-events-targets'
import { Construct } from 'constructs'
import type { Alarms } from './alarms.ts'
import { ServiceFunction } from './service-function.ts'

export interface ScheduledFunctionProps {
  readonly name: string
  readonly code: string
  readonly consequence: string
  readonly alarms: Alarms
  readonly memoryMb?: number
}

/** A function that runs every minute. One run that fails does not matter, the next does the same; three in a row ring. */
export class ScheduledFunction extends Construct {
  readonly function: ServiceFunction

  constructor(scope: Construct, id: string, props: ScheduledFunctionProps) {
    super(scope, id)
    this.function = new ServiceFunction(this, 'Function', {
      name: props.name,
      code: props.code,
      timeout: Duration.seconds(55),
      ...(props.memoryMb === undefined ? {} : { memoryMb: props.memoryMb }),
    })
    new Rule(this, 'EveryMinute', {
      schedule: Schedule.rate(Duration.minutes(1)),
      targets: [new LambdaFunction(this.function, { retryAttempts: 0, maxEventAge: Duration.minutes(1) })],
    })
    props.alarms.ring(this, 'ErrorsAlarm', {
      metric: this.function.metricErrors({ statistic: 'Sum' }),
      above: 0,
      minutes: 3,
      symptom: `The function ${props.name} has failed for three minutes.`,
      consequence: props.consequence,
    })
  }
}
