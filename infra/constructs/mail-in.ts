import { Aws, CfnOutput } from 'aws-cdk-lib'
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam'
import type { IKey } from 'aws-cdk-lib/aws-kms'
import { ReceiptRule, ReceiptRuleSet } from 'aws-cdk-lib/aws-ses'
import { S3 } from 'aws-cdk-lib/aws-ses-actions'
import { Topic } from 'aws-cdk-lib/aws-sns'
import { SqsSubscription } from 'aws-cdk-lib/aws-sns-subscriptions'
import { Construct } from 'constructs'
import { asBucket } from './exact-types.ts'
import { ServiceBucket } from './service-bucket.ts'
import type { ServiceQueue } from './service-queue.ts'

export interface MailInProps {
  /** Addresses and whole domains that mail is taken for. */
  readonly recipients: readonly string[]
  /** Gets the notice of each mail, with its envelope and verdicts. */
  readonly queue: ServiceQueue
  readonly key: IKey
}

/** Received mail: SES stores the raw mail and tells the queue by SNS; envelope and verdicts are in that notice alone. */
export class MailIn extends Construct {
  readonly bucket: ServiceBucket

  constructor(scope: Construct, id: string, { recipients, queue, key }: MailInProps) {
    super(scope, id)
    this.bucket = new ServiceBucket(this, 'Bucket', { variable: 'MAIL_BUCKET' })
    const topic = new Topic(this, 'Notices', { masterKey: key, enforceSSL: true })
    topic.addToResourcePolicy(
      new PolicyStatement({
        principals: [new ServicePrincipal('ses.amazonaws.com')],
        actions: ['sns:Publish'],
        resources: [topic.topicArn],
        conditions: { StringEquals: { 'aws:SourceAccount': Aws.ACCOUNT_ID } },
      }),
    )
    topic.addSubscription(
      new SqsSubscription(queue.queue, { rawMessageDelivery: true, deadLetterQueue: queue.deadLetters }),
    )
    const rules = new ReceiptRuleSet(this, 'Rules')
    const rule = new ReceiptRule(this, 'Rule', {
      ruleSet: rules,
      recipients: [...recipients],
      scanEnabled: true,
      actions: [new S3({ bucket: asBucket(this.bucket), objectKeyPrefix: 'raw/', topic })],
    })
    // SES tries to publish when the rule is made: the topic's policy must be there by then.
    rule.node.addDependency(topic)
    // CloudFormation cannot activate a rule set, and replacing an active one may cut off an institute's other mail.
    new CfnOutput(this, 'ActivateMail', {
      description: 'Run this once so that SES takes mail by the rules of this stack',
      value: `aws ses set-active-receipt-rule-set --rule-set-name ${rules.receiptRuleSetName}`,
    })
  }
}
