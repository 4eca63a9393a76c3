import { Aws, Duration } from 'aws-cdk-lib'
import {
  Alarm,
  type AlarmProps,
  ComparisonOperator,
  type MathExpression,
  type Metric,
  TreatMissingData,
} from 'aws-cdk-lib/aws-cloudwatch'
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions'
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam'
import type { IKey } from 'aws-cdk-lib/aws-kms'
import { Topic } from 'aws-cdk-lib/aws-sns'
import { Construct } from 'constructs'

/** Rings when a metric that counts runs has counted none for so many minutes. */
export interface QuietRule extends Omit<AlarmRule, 'above' | 'minutes'> {
  readonly minutes: number
}

export interface AlarmRule {
  readonly metric: Metric | MathExpression
  /** What one value is of; a minute when absent. */
  readonly period?: Duration
  /** The alarm rings above this value. */
  readonly above: number
  /** Values in a row, which are minutes unless `period` says otherwise; 1 when absent. */
  readonly minutes?: number
  /** What is seen: `Mail waits for more than a minute.` */
  readonly symptom: string
  /** What a customer, or whoever is affected, suffers from it. */
  readonly consequence: string
}

/** Where alarms ring. Each says what somebody suffers, so that whoever is woken knows how much it matters. */
export class Alarms extends Construct {
  readonly topic: Topic

  constructor(scope: Construct, id: string, props: { readonly key: IKey }) {
    super(scope, id)
    this.topic = new Topic(this, 'Topic', { displayName: 'Anklang alarms', masterKey: props.key, enforceSSL: true })
    // A policy of one's own (for TLS) takes the place of the default one, which would let alarms publish.
    this.topic.addToResourcePolicy(
      new PolicyStatement({
        principals: [new ServicePrincipal('cloudwatch.amazonaws.com')],
        actions: ['sns:Publish'],
        resources: [this.topic.topicArn],
        conditions: { StringEquals: { 'aws:SourceAccount': Aws.ACCOUNT_ID } },
      }),
    )
  }

  ring(scope: Construct, id: string, rule: AlarmRule): Alarm {
    return this.#make(scope, id, rule, {
      threshold: rule.above,
      comparisonOperator: ComparisonOperator.GREATER_THAN_THRESHOLD,
      evaluationPeriods: rule.minutes ?? 1,
      treatMissingData: TreatMissingData.NOT_BREACHING,
    })
  }

  ringWhenQuiet(scope: Construct, id: string, rule: QuietRule): Alarm {
    return this.#make(scope, id, rule, {
      threshold: 1,
      comparisonOperator: ComparisonOperator.LESS_THAN_THRESHOLD,
      evaluationPeriods: rule.minutes,
      treatMissingData: TreatMissingData.BREACHING,
    })
  }

  #make(scope: Construct, id: string, rule: Omit<AlarmRule, 'above'>, when: Omit<AlarmProps, 'metric'>): Alarm {
    const alarm = new Alarm(scope, id, {
      alarmDescription: `${rule.symptom} ${rule.consequence}`,
      metric: rule.metric.with({ period: rule.period ?? Duration.minutes(1) }),
      ...when,
    })
    alarm.addAlarmAction(new SnsAction(this.topic))
    return alarm
  }
}
