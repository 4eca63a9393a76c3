import { CfnElement, Duration, RemovalPolicy, Stack } from 'aws-cdk-lib'
import { BlockPublicAccess, Bucket, BucketEncryption, HttpMethods, StorageClass } from 'aws-cdk-lib/aws-s3'
import type { Construct } from 'constructs'
import { acknowledgeFinding } from './acknowledge-finding.ts'
import type { ServiceFunction } from './service-function.ts'

export interface ServiceBucketProps {
  /** Environment variable that carries the bucket's name to a function. */
  readonly variable: string
  /** Prefix that browsers upload to, with a slash at the end: pages of these origins may post there, and what stays there is deleted after a day. */
  readonly uploads?: { readonly prefix: string; readonly from: readonly string[] }
}

/** A bucket for what customers sent: TLS only, never public, encrypted, older versions kept for a month, kept when the stack goes. */
export class ServiceBucket extends Bucket {
  readonly #variable: string

  constructor(scope: Construct, id: string, props: ServiceBucketProps) {
    const { uploads } = props
    super(scope, id, {
      ...(uploads === undefined
        ? {}
        : {
            cors: [
              {
                allowedOrigins: [...uploads.from],
                allowedMethods: [HttpMethods.POST],
                allowedHeaders: ['*'],
                maxAge: Duration.hours(1).toSeconds(),
              },
            ],
          }),
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      enforceSSL: true,
      encryption: BucketEncryption.S3_MANAGED,
      versioned: true,
      lifecycleRules: [
        {
          abortIncompleteMultipartUploadAfter: Duration.days(1),
          noncurrentVersionExpiration: Duration.days(30),
          transitions: [{ storageClass: StorageClass.INTELLIGENT_TIERING, transitionAfter: Duration.days(30) }],
        },
        ...(uploads === undefined
          ? []
          : [{ prefix: uploads.prefix, expiration: Duration.days(1), noncurrentVersionExpiration: Duration.days(1) }]),
      ],
      removalPolicy: RemovalPolicy.RETAIN,
    })
    this.#variable = props.variable
    acknowledgeFinding(
      this,
      ['S1'],
      'Only functions reach it. Who must audit single reads switches on CloudTrail data events, which name the caller.',
    )
  }

  /** Lets a function read (and write) objects and tells it the bucket's name. */
  grantTo(fn: ServiceFunction, level: 'read' | 'readWrite'): void {
    // Without ListBucket a missing object answers 403 instead of 404, which would look like an outage.
    fn.allow(['s3:ListBucket'], [this.bucketArn])
    fn.allow(level === 'read' ? ['s3:GetObject'] : ['s3:GetObject', 's3:PutObject'], [this.arnForObjects('*')])
    fn.addEnvironment(this.#variable, this.bucketName)
    if (fn.role !== undefined) acknowledgeFinding(fn.role, [this.objectsFinding()], 'All objects of this one bucket.')
  }

  /** cdk-nag's name of a grant on all objects of this bucket. */
  objectsFinding(): string {
    const resource = this.node.defaultChild
    const id =
      resource !== undefined && CfnElement.isCfnElement(resource) ? Stack.of(this).getLogicalId(resource) : this.node.id
    return `IAM5[Resource::<${id}.Arn>/*]`
  }
}
