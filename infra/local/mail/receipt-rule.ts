import { z } from 'zod'
import type { Resource } from '../template/template.ts'

const ruleSchema = z.object({
  Rule: z.object({
    Enabled: z.boolean().default(true),
    Recipients: z.array(z.string()).default([]),
    Actions: z.array(
      z.object({
        S3Action: z
          .object({ BucketName: z.string(), ObjectKeyPrefix: z.string().default(''), TopicArn: z.string().optional() })
          .optional(),
      }),
    ),
  }),
})

/** What happens to mail for some recipients. */
export interface ReceiptRule {
  readonly recipients: readonly string[]
  readonly bucket: string
  readonly prefix: string
  readonly topicArn?: string
}

/** The enabled receipt rules of the template that store mail. */
export function readReceiptRules(resources: readonly Resource[]): readonly ReceiptRule[] {
  return resources
    .filter(({ type }) => type === 'AWS::SES::ReceiptRule')
    .map(({ properties }) => ruleSchema.parse(properties).Rule)
    .filter((rule) => rule.Enabled)
    .flatMap((rule) =>
      rule.Actions.flatMap(({ S3Action: action }) =>
        action === undefined
          ? []
          : [
              {
                recipients: rule.Recipients.map((recipient) => recipient.toLowerCase()),
                bucket: action.BucketName,
                prefix: action.ObjectKeyPrefix,
                ...(action.TopicArn === undefined ? {} : { topicArn: action.TopicArn }),
              },
            ],
      ),
    )
}

/** Whether a rule takes mail for an address: the address itself, its domain, or with a leading dot its parent domain; no recipients: all (SES Developer Guide, "Creating receipt rules"). */
export function takes(rule: ReceiptRule, address: string): boolean {
  const lower = address.toLowerCase()
  const domain = lower.slice(lower.lastIndexOf('@') + 1)
  // A label after `+` belongs to the same mailbox.
  const plain = lower.replace(/\+[^@]*@/, '@')
  return (
    rule.recipients.length === 0 ||
    rule.recipients.some((known) =>
      known.includes('@')
        ? known === lower || known === plain
        : known.startsWith('.')
          ? domain.endsWith(known)
          : known === domain,
    )
  )
}
