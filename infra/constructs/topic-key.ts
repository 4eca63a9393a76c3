import { Aws, RemovalPolicy } from 'aws-cdk-lib'
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam'
import { Key } from 'aws-cdk-lib/aws-kms'
import type { Construct } from 'constructs'

/** Key of the SNS topics. The AWS-managed key would not do: neither SES nor CloudWatch may use it. */
export class TopicKey extends Key {
  constructor(scope: Construct, id: string) {
    super(scope, id, {
      description: 'Anklang: notices of received mail and of alarms',
      enableKeyRotation: true,
      removalPolicy: RemovalPolicy.DESTROY,
    })
    for (const service of ['ses.amazonaws.com', 'cloudwatch.amazonaws.com'])
      this.addToResourcePolicy(
        new PolicyStatement({
          principals: [new ServicePrincipal(service)],
          actions: ['kms:Decrypt', 'kms:GenerateDataKey'],
          resources: ['*'],
          conditions: { StringEquals: { 'aws:SourceAccount': Aws.ACCOUNT_ID } },
        }),
      )
  }
}
