import { Aws } from 'aws-cdk-lib'
import { EventBus } from 'aws-cdk-lib/aws-events'
import { ConfigurationSet, EmailSendingEvent, EventDestination, SuppressionReasons } from 'aws-cdk-lib/aws-ses'
import { Construct } from 'constructs'
import type { ServiceFunction } from './service-function.ts'

/** Sent mail: one configuration set, whose events go to the account's default event bus. */
export class MailOut extends Construct {
  readonly #set: ConfigurationSet
  readonly #identity: string

  constructor(scope: Construct, id: string, props: { readonly identity: string }) {
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
  }

  /** Lets a function send from the institute's identity through the configuration set. SES wants SendRawEmail for raw mail, whichever API it comes by. */
  sendFrom(fn: ServiceFunction): void {
    const arn = (resource: string): string => `arn:${Aws.PARTITION}:ses:${Aws.REGION}:${Aws.ACCOUNT_ID}:${resource}`
    fn.allow(
      ['ses:SendEmail', 'ses:SendRawEmail'],
      [arn(`identity/${this.#identity}`), arn(`configuration-set/${this.#set.configurationSetName}`)],
    )
    fn.addEnvironment('MAIL_CONFIGURATION_SET', this.#set.configurationSetName)
  }
}
