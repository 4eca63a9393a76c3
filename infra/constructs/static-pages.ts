import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { CfnElement, Duration, IgnoreMode, RemovalPolicy, Stack } from 'aws-cdk-lib'
import { BlockPublicAccess, Bucket, BucketEncryption, type IBucket } from 'aws-cdk-lib/aws-s3'
import { BucketDeployment, type BucketDeploymentProps, CacheControl, Source } from 'aws-cdk-lib/aws-s3-deployment'
import { Construct } from 'constructs'
import { PICTURES } from '#shared/configuration/pictures.ts'
import { APPS } from '#web/apps.ts'
import { acknowledgeFinding } from './acknowledge-finding.ts'
import { asBucket } from './exact-types.ts'

/** Pages without an extension, whose type a bucket cannot guess. */
const HTML = ['docs', ...APPS]
/** Named by their contents: they never change. */
const HASHED = 'assets/app/**'
const EXPECTED = [...HTML, 'openapi.json', 'my-worker.js', 'assets']
const SHORTLY = [CacheControl.setPublic(), CacheControl.maxAge(Duration.minutes(5))]
const FOR_EVER = [CacheControl.setPublic(), CacheControl.maxAge(Duration.days(365)), CacheControl.immutable()]
/** A new version shows on the next visit. */
const ASK_AGAIN = [CacheControl.noCache()]

/** The bucket of the static files and what a deployment puts into it. */
export class StaticPages extends Construct {
  readonly bucket: IBucket
  /** Path patterns of the files. */
  readonly files: readonly string[] = ['/assets/*', '/docs', '/openapi.json', '/config.json']

  /**
   * `directory` as `npm run build:web` writes it, `pictures` of the configuration where it has some. Throws a sentence when
   * it was not built.
   */
  constructor(scope: Construct, id: string, props: { readonly directory: string; readonly pictures: string }) {
    super(scope, id)
    const missing = EXPECTED.find((name) => !existsSync(join(props.directory, name)))
    if (missing !== undefined)
      throw new Error(`${join(props.directory, missing)} is missing: run "npm run build:web" first.`)
    const bucket = new Bucket(this, 'Bucket', {
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      enforceSSL: true,
      encryption: BucketEncryption.S3_MANAGED,
      removalPolicy: RemovalPolicy.RETAIN,
    })
    this.bucket = asBucket(bucket)
    acknowledgeFinding(bucket, ['S1'], 'Public files that only the distribution reads.')
    const pick = (exclude: string[]) => [Source.asset(props.directory, { exclude, ignoreMode: IgnoreMode.GLOB })]
    const only = (names: readonly string[]) => pick(['**', ...names.map((name) => `!${name}`)])
    this.#deploy('Files', { sources: pick([...HTML, HASHED]), cacheControl: SHORTLY })
    this.#deploy('Hashed', { sources: only(['assets', 'assets/app', HASHED]), cacheControl: FOR_EVER })
    this.#deploy('Html', { sources: only(HTML), cacheControl: ASK_AGAIN, contentType: 'text/html; charset=utf-8' })
    if (existsSync(props.pictures)) {
      const to = { destinationKeyPrefix: `assets/${PICTURES}`, cacheControl: SHORTLY }
      this.#deploy('Pictures', { sources: [Source.asset(props.pictures)], ...to })
    }
    acknowledgeDeployer(this, bucket)
  }

  /** Publishes what the pages need to know of where they run, as `/config.json`; values may be known only while deploying. */
  publishSettings(settings: Readonly<Record<string, unknown>>): void {
    this.#deploy('Settings', { sources: [Source.jsonData('config.json', settings)], cacheControl: ASK_AGAIN })
  }

  #deploy(
    id: string,
    props: Pick<BucketDeploymentProps, 'sources' | 'cacheControl' | 'contentType' | 'destinationKeyPrefix'>,
  ): void {
    // Several deployments into one bucket: none may delete what another put there.
    new BucketDeployment(this, id, { ...props, destinationBucket: this.bucket, prune: false })
  }
}

/** CDK's own function, one for the stack, that unpacks files into buckets while deploying; no request reaches it. */
function acknowledgeDeployer(scope: Construct, bucket: Bucket): void {
  const stack = Stack.of(scope)
  const deployer = stack.node.children.find((child) => child.node.id.startsWith('Custom::CDKBucketDeployment'))
  const resource = bucket.node.defaultChild
  if (deployer === undefined || resource === undefined || !CfnElement.isCfnElement(resource)) return
  const assets = 'arn:<AWS::Partition>:s3:::cdk-hnb659fds-assets-<AWS::AccountId>-<AWS::Region>/*'
  const wildcards = [
    ...['GetObject*', 'GetBucket*', 'List*', 'DeleteObject*', 'Abort*'].map((action) => `Action::s3:${action}`),
    `Resource::${assets}`,
    `Resource::<${stack.getLogicalId(resource)}.Arn>/*`,
  ]
  acknowledgeFinding(
    deployer,
    [
      'L1',
      'IAM4[Policy::arn:<AWS::Partition>:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole]',
      ...wildcards.map((finding) => `IAM5[${finding}]`),
    ],
    'CDK makes this function and its role. It runs while deploying alone, and reaches the asset and pages buckets alone.',
  )
}
