import { Aws, Duration } from 'aws-cdk-lib'
import { HeadersFrameOption, HeadersReferrerPolicy, ResponseHeadersPolicy } from 'aws-cdk-lib/aws-cloudfront'
import type { Construct } from 'constructs'

const NOWHERE = "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
/** Files and pages for reading: no script at all. */
export const READING_POLICY = `default-src 'none'; style-src 'self'; img-src 'self'; font-src 'self'; ${NOWHERE}`

/** A service worker has the policy that its own script comes with: it fetches files of ours, icons of notifications too. */
export const WORKER_POLICY = `default-src 'none'; connect-src 'self'; img-src 'self'; ${NOWHERE}`

/** What browsers may do in files that come from the bucket. `policy` is a Content Security Policy (Level 3). */
export const pageHeaders = (scope: Construct, id: string, policy: string, frameable = false): ResponseHeadersPolicy =>
  new ResponseHeadersPolicy(scope, id, {
    securityHeadersBehavior: {
      strictTransportSecurity: { accessControlMaxAge: Duration.days(730), includeSubdomains: true, override: true },
      contentTypeOptions: { override: true },
      frameOptions: {
        frameOption: frameable ? HeadersFrameOption.SAMEORIGIN : HeadersFrameOption.DENY,
        override: true,
      },
      referrerPolicy: { referrerPolicy: HeadersReferrerPolicy.NO_REFERRER, override: true },
      contentSecurityPolicy: { contentSecurityPolicy: policy, override: true },
    },
  })

/**
 * The policy of the applications: their own files alone, and no inline script or style. They call the API, the sign-in
 * providers, and the storage that uploads are posted to. The content bucket cannot be named here, as its CORS rules name
 * the distribution that has this policy; what is posted to a bucket still needs a form that our API signed for it.
 */
export const appPolicy = (providers: readonly string[]): string => {
  const storage = `https://*.s3.${Aws.REGION}.${Aws.URL_SUFFIX}`
  return [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self' blob: data:",
    "font-src 'self'",
    "manifest-src 'self'",
    "worker-src 'self'",
    "frame-src 'self'",
    `connect-src 'self' ${[...providers, storage].join(' ')}`,
    NOWHERE,
  ].join('; ')
}

/**
 * The frame that shows the HTML of mails: their own styles, pictures when the reader asks for them, never a script. The
 * frame is sandboxed too; this holds where somebody opens the file by itself.
 */
export const MAIL_FRAME_POLICY =
  "default-src 'none'; style-src 'unsafe-inline'; img-src https: data:; base-uri 'none'; form-action 'none'; frame-ancestors 'self'"
