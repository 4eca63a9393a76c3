import { z } from 'zod'
import type { Behaviour } from '../gateway/front-door.ts'
import type { Resource } from '../template/template.ts'

const override = z.object({ Override: z.boolean().default(false) })
const security = z.object({
  ContentSecurityPolicy: override.extend({ ContentSecurityPolicy: z.string() }).optional(),
  ContentTypeOptions: override.optional(),
  FrameOptions: override.extend({ FrameOption: z.string() }).optional(),
  ReferrerPolicy: override.extend({ ReferrerPolicy: z.string() }).optional(),
})
const policySchema = z.object({
  ResponseHeadersPolicyConfig: z.object({
    SecurityHeadersConfig: security.default({}),
    CustomHeadersConfig: z
      .object({ Items: z.array(override.extend({ Header: z.string(), Value: z.string() })) })
      .default({ Items: [] }),
  }),
})

/** Buckets' addresses in a policy; the stand-in has one for all. */
const BUCKETS = /https:\/\/\*\.s3\.[\w-]+\.amazonaws\.com/g

/** Headers of a response headers policy. HSTS is left out: a browser ignores it without TLS, and the front door here has none. */
export function readResponseHeaders(resource: Resource, storageUrl: string): Behaviour['headers'] {
  const { SecurityHeadersConfig: rules, CustomHeadersConfig } = policySchema.parse(
    resource.properties,
  ).ResponseHeadersPolicyConfig
  const header = (name: string, value: string | undefined, rule: z.infer<typeof override> | undefined) =>
    rule === undefined || value === undefined ? [] : [{ name, value, override: rule.Override }]
  return [
    ...header(
      'content-security-policy',
      rules.ContentSecurityPolicy?.ContentSecurityPolicy.replaceAll(BUCKETS, storageUrl),
      rules.ContentSecurityPolicy,
    ),
    ...header('x-content-type-options', 'nosniff', rules.ContentTypeOptions),
    ...header('x-frame-options', rules.FrameOptions?.FrameOption, rules.FrameOptions),
    ...header('referrer-policy', rules.ReferrerPolicy?.ReferrerPolicy, rules.ReferrerPolicy),
    ...CustomHeadersConfig.Items.map((item) => ({ name: item.Header, value: item.Value, override: item.Override })),
  ]
}
