import { Aws, CustomResource, Duration } from 'aws-cdk-lib'
import { Asset } from 'aws-cdk-lib/aws-s3-assets'
import { Construct } from 'constructs'
import { ServiceFunction } from './service-function.ts'

export interface PublishedConfigurationProps {
  readonly name: string
  readonly code: string
  /** JSON file with the compiled configuration. */
  readonly document: string
  /** Of the files that it was compiled from; a new one publishes anew. */
  readonly digest: string
  readonly deployedBy: string
}

/** Puts the configuration that a deployment carries in force, as a new version, when it changed. */
export class PublishedConfiguration extends Construct {
  readonly function: ServiceFunction

  constructor(scope: Construct, id: string, props: PublishedConfigurationProps) {
    super(scope, id)
    const asset = new Asset(this, 'Document', { path: props.document })
    this.function = new ServiceFunction(this, 'Function', {
      name: props.name,
      code: props.code,
      timeout: Duration.minutes(5),
    })
    this.function.allow(['s3:GetObject'], [`arn:${Aws.PARTITION}:s3:::${asset.s3BucketName}/${asset.s3ObjectKey}`])
    new CustomResource(this, 'Resource', {
      resourceType: 'Custom::Configuration',
      serviceToken: this.function.functionArn,
      serviceTimeout: Duration.minutes(6),
      properties: {
        Bucket: asset.s3BucketName,
        Key: asset.s3ObjectKey,
        Digest: props.digest,
        DeployedBy: props.deployedBy,
      },
    })
  }
}
