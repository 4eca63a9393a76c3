import { Aws } from 'aws-cdk-lib'
import { Metric } from 'aws-cdk-lib/aws-cloudwatch'
import { EventBus, Rule } from 'aws-cdk-lib/aws-events'
import { SqsQueue } from 'aws-cdk-lib/aws-events-targets'
import { ConfigurationSet, EmailSendingEvent, EventDestination, SuppressionReasons } from 'aws-cdk-lib/aws-ses'
import { Construct } from 'constructs'
import { CONSEQUENCES } from '../consequences.ts'
import type { Alarms } from './alarms.ts'
import type { ServiceFunction } from './service-function.ts'
import type { ServiceQueue } from './service-queue.ts'

export interface MailOutProps {
  readonly identity: string
  /** Gets every event about a mail that was sent. */
  readonly events: ServiceQueue
  readonly alarms: Alarms
}

/** SES reviews an account at a bounce rate of 5 % and a complaint rate of 0.1 %, and may pause it at 10 % and 0.5 %. */
const REVIEWED_AT = { BounceRate: 0.05, ComplaintRate: 0.001 } as const

/** Sent mail: one configuration set, and what became of each mail by the account's default event bus into a queue. */
export class MailOut extends Construct {
  readonly #set: ConfigurationSet
  readonly #identity: string

  constructor(scope: Construct, id: string, props: MailOutProps) {
    super(scope, id)
    this.#identity = props.identity
    this.#set = new ConfigurationSet(this, 'Set', {
      reputationMetrics: true,
      suppressionReasons: SuppressionReasons.BOUNCES_AND_COMPLAINTS,
    })
    this.#set.addEventDestination('Events', {
      destination: EventDestination.eventBus(EventBus.fromEventBusName(this, 'DefaultBus', 'default')),
      events: [
        EmailSendingEvent.SEND,
        EmailSendingEvent.DELIVERY,
        EmailSendingEvent.DELIVERY_DELAY,
        EmailSendingEvent.BOUNCE,
        EmailSendingEvent.COMPLAINT,
        EmailSendingEvent.REJECT,
      ],
    })
    new Rule(this, 'EventRule', {
      description: 'What became of mail of this configuration set; the account may have others',
      eventPattern: {
        source: ['aws.ses'],
        detail: { mail: { tags: { 'ses:configuration-set': [this.#set.configurationSetName] } } },
      },
      targets: [new SqsQueue(props.events.queue, { deadLetterQueue: props.events.deadLetters })],
    })
    for (const [rate, limit] of Object.entries(REVIEWED_AT))
      props.alarms.ring(this, `${rate}Alarm`, {
        metric: new Metric({ namespace: 'AWS/SES', metricName: `Reputation.${rate}`, statistic: 'Maximum' }),
        above: limit,
        symptom: `The ${rate === 'BounceRate' ? 'bounce' : 'complaint'} rate is above ${limit * 100} %.`,
        consequence: CONSEQUENCES.reputation,
      })
  }

  /**
   * Lets a function send from the institute's identity through the configuration set, and read the account's limits. SES
   * wants SendRawEmail for raw mail, whichever API it comes by.
   */
  sendFrom(fn: ServiceFunction): void {
    const arn = (resource: string): string => `arn:${Aws.PARTITION}:ses:${Aws.REGION}:${Aws.ACCOUNT_ID}:${resource}`
    fn.allow(
      ['ses:SendEmail', 'ses:SendRawEmail'],
      [arn(`identity/${this.#identity}`), arn(`configuration-set/${this.#set.configurationSetName}`)],
    )
    // The account's own settings are no resource that could be named.
    fn.allow(['ses:GetAccount'], ['*'])
    fn.addEnvironment('MAIL_CONFIGURATION_SET', this.#set.configurationSetName)
  }

  /** Lets a function take addresses off the account's suppression list, which is no resource that could be named. */
  liftSuppressionsFrom(fn: ServiceFunction): void {
    fn.allow(['ses:DeleteSuppressedDestination'], ['*'])
  }
}
