import { Aws, Duration } from 'aws-cdk-lib'
import type { HttpApi } from 'aws-cdk-lib/aws-apigatewayv2'
import {
  AllowedMethods,
  CachePolicy,
  Distribution,
  HeadersFrameOption,
  HeadersReferrerPolicy,
  HttpVersion,
  OriginRequestPolicy,
  PriceClass,
  ResponseHeadersPolicy,
  ViewerProtocolPolicy,
} from 'aws-cdk-lib/aws-cloudfront'
import { HttpOrigin, S3BucketOrigin } from 'aws-cdk-lib/aws-cloudfront-origins'
import type { IBucket } from 'aws-cdk-lib/aws-s3'
import { Construct } from 'constructs'
import { acknowledgeFinding } from './acknowledge-finding.ts'

export interface FrontDoorProps {
  readonly api: HttpApi
  readonly pages: IBucket
  /** Path patterns that are files of the pages bucket; everything else is the API's. */
  readonly files: readonly string[]
}

/** The public address: files come from the bucket, everything else from the API, uncached. */
export class FrontDoor extends Construct {
  /** `https://…`, without a slash at the end. */
  readonly url: string

  constructor(scope: Construct, id: string, { api, pages, files }: FrontDoorProps) {
    super(scope, id)
    const headers = new ResponseHeadersPolicy(this, 'FileHeaders', {
      securityHeadersBehavior: {
        strictTransportSecurity: { accessControlMaxAge: Duration.days(730), includeSubdomains: true, override: true },
        contentTypeOptions: { override: true },
        frameOptions: { frameOption: HeadersFrameOption.DENY, override: true },
        referrerPolicy: { referrerPolicy: HeadersReferrerPolicy.NO_REFERRER, override: true },
        contentSecurityPolicy: {
          contentSecurityPolicy:
            "default-src 'none'; style-src 'self'; img-src 'self'; font-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
          override: true,
        },
      },
    })
    const origin = S3BucketOrigin.withOriginAccessControl(pages)
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
      additionalBehaviors: Object.fromEntries(
        files.map((pattern) => [
          pattern,
          { origin, responseHeadersPolicy: headers, viewerProtocolPolicy: ViewerProtocolPolicy.REDIRECT_TO_HTTPS },
        ]),
      ),
    })
    acknowledgeFinding(
      distribution,
      ['CFR1', 'CFR2', 'CFR3', 'CFR4'],
      'Customers write from anywhere; requests are bounded, throttled and capped behind it and logged there without addresses; the certificate comes with the domain that an institute adds.',
    )
    this.url = `https://${distribution.distributionDomainName}`
  }
}
