import { Aws } from 'aws-cdk-lib'
import type { HttpApi } from 'aws-cdk-lib/aws-apigatewayv2'
import {
  AllowedMethods,
  type BehaviorOptions,
  CachePolicy,
  Distribution,
  FunctionEventType,
  HttpVersion,
  OriginRequestPolicy,
  PriceClass,
  ViewerProtocolPolicy,
} from 'aws-cdk-lib/aws-cloudfront'
import { HttpOrigin, S3BucketOrigin } from 'aws-cdk-lib/aws-cloudfront-origins'
import type { IBucket } from 'aws-cdk-lib/aws-s3'
import { Construct } from 'constructs'
import { acknowledgeFinding } from './acknowledge-finding.ts'
import { APP_PATHS, AppPages } from './app-pages.ts'
import { appPolicy, MAIL_FRAME_POLICY, pageHeaders, READING_POLICY, WORKER_POLICY } from './page-headers.ts'

/** Files that show the HTML of mails, in frames of our pages. */
const MAIL_FRAMES = '/assets/mail/*'

/** Keeps the files of `/my` on the device. */
const WORKER = '/my-worker.js'

export interface FrontDoorProps {
  readonly api: HttpApi
  readonly pages: IBucket
  /** Path patterns that are files of the pages bucket. */
  readonly files: readonly string[]
  /** Origins that the applications sign people in at. */
  readonly providers: readonly string[]
}

/** The public address: files and applications come from the bucket, everything else from the API, uncached. */
export class FrontDoor extends Construct {
  /** `https://…`, without a slash at the end. */
  readonly url: string

  constructor(scope: Construct, id: string, { api, pages, files, providers }: FrontDoorProps) {
    super(scope, id)
    const origin = S3BucketOrigin.withOriginAccessControl(pages)
    const from = (paths: readonly string[], more: Omit<BehaviorOptions, 'origin' | 'viewerProtocolPolicy'>) =>
      Object.fromEntries(
        paths.map((path) => [path, { origin, viewerProtocolPolicy: ViewerProtocolPolicy.REDIRECT_TO_HTTPS, ...more }]),
      )
    const page = new AppPages(this, 'AppPages').function
    const distribution = new Distribution(this, 'Distribution', {
      comment: 'Anklang',
      httpVersion: HttpVersion.HTTP2_AND_3,
      priceClass: PriceClass.PRICE_CLASS_100,
      defaultBehavior: {
        origin: new HttpOrigin(`${api.apiId}.execute-api.${Aws.REGION}.${Aws.URL_SUFFIX}`),
        allowedMethods: AllowedMethods.ALLOW_ALL,
        cachePolicy: CachePolicy.CACHING_DISABLED,
        originRequestPolicy: OriginRequestPolicy.ALL_VIEWER_EXCEPT_HOST_HEADER,
        viewerProtocolPolicy: ViewerProtocolPolicy.REDIRECT_TO_HTTPS,
      },
      // The first pattern that fits counts.
      additionalBehaviors: {
        ...from([MAIL_FRAMES], { responseHeadersPolicy: pageHeaders(this, 'MailFrame', MAIL_FRAME_POLICY, true) }),
        ...from([WORKER], { responseHeadersPolicy: pageHeaders(this, 'WorkerHeaders', WORKER_POLICY) }),
        ...from(files, { responseHeadersPolicy: pageHeaders(this, 'FileHeaders', READING_POLICY) }),
        ...from(APP_PATHS, {
          responseHeadersPolicy: pageHeaders(this, 'AppHeaders', appPolicy(providers)),
          functionAssociations: [{ function: page, eventType: FunctionEventType.VIEWER_REQUEST }],
        }),
      },
    })
    acknowledgeFinding(
      distribution,
      ['CFR1', 'CFR2', 'CFR3', 'CFR4'],
      'Customers write from anywhere; requests are bounded, throttled and capped behind it and logged there without addresses; the certificate comes with the domain that an institute adds.',
    )
    this.url = `https://${distribution.distributionDomainName}`
  }
}
