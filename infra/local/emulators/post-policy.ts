import { createHmac, timingSafeEqual } from 'node:crypto'
import { z } from 'zod'

/** What S3 answers a form that its policy does not allow. */
export interface PostRefusal {
  readonly status: 400 | 403
  readonly code:
    | 'AccessDenied'
    | 'EntityTooLarge'
    | 'EntityTooSmall'
    | 'InvalidPolicyDocument'
    | 'SignatureDoesNotMatch'
}

const conditionSchema = z.union([
  z.tuple([z.literal('content-length-range'), z.number(), z.number()]),
  z.tuple([z.enum(['eq', 'starts-with']), z.string(), z.string()]),
  z.record(z.string(), z.string()),
])
const policySchema = z.object({ expiration: z.iso.datetime(), conditions: z.array(conditionSchema) })
type Condition = z.infer<typeof conditionSchema>

/** Fields that need no condition. */
const FREE = new Set(['policy', 'x-amz-signature', 'file'])

/**
 * Checks a POST Object form as S3 does (Amazon S3 API Reference, "POST Policy" and "Browser-based uploads using POST",
 * signature version 4): the signature, the expiry, every condition, and that every field has one. undefined: allowed.
 */
export function refusalOfPost(
  bucket: string,
  fields: ReadonlyMap<string, string>,
  bytes: number,
  secretKey: string,
  now: number,
): PostRefusal | undefined {
  const encoded = fields.get('policy') ?? ''
  if (encoded === '') return { status: 403, code: 'AccessDenied' }
  if (!isSigned(encoded, fields, secretKey)) return { status: 403, code: 'SignatureDoesNotMatch' }
  const policy = readPolicy(encoded)
  if (policy === undefined) return { status: 400, code: 'InvalidPolicyDocument' }
  if (Date.parse(policy.expiration) <= now) return { status: 403, code: 'AccessDenied' }
  const values = new Map([...fields, ['bucket', bucket]])
  const covered = new Set(policy.conditions.flatMap(fieldsOf))
  if ([...fields.keys()].some((name) => !FREE.has(name) && !covered.has(name)))
    return { status: 403, code: 'AccessDenied' }
  for (const condition of policy.conditions) {
    const refusal = refusalOfCondition(condition, values, bytes)
    if (refusal !== undefined) return refusal
  }
  return undefined
}

function readPolicy(encoded: string): z.infer<typeof policySchema> | undefined {
  try {
    return policySchema.parse(JSON.parse(Buffer.from(encoded, 'base64').toString('utf8')))
  } catch {
    return undefined
  }
}

function isSigned(policy: string, fields: ReadonlyMap<string, string>, secretKey: string): boolean {
  const [, date = '', region = '', service = '', end = ''] = (fields.get('x-amz-credential') ?? '').split('/')
  const key = [date, region, service, end].reduce(hmac, Buffer.from(`AWS4${secretKey}`))
  const given = Buffer.from(fields.get('x-amz-signature') ?? '', 'hex')
  const expected = hmac(key, policy)
  return given.length === expected.length && timingSafeEqual(given, expected)
}

const hmac = (key: Buffer, text: string): Buffer => createHmac('sha256', key).update(text).digest()

const fieldsOf = (condition: Condition): string[] =>
  Array.isArray(condition)
    ? condition[0] === 'content-length-range'
      ? []
      : [condition[1].replace(/^\$/, '').toLowerCase()]
    : Object.keys(condition).map((name) => name.toLowerCase())

function refusalOfCondition(
  condition: Condition,
  values: ReadonlyMap<string, string>,
  bytes: number,
): PostRefusal | undefined {
  const denied = { status: 403, code: 'AccessDenied' } as const
  if (!Array.isArray(condition)) {
    const holds = Object.entries(condition).every(([name, value]) => values.get(name.toLowerCase()) === value)
    return holds ? undefined : denied
  }
  if (condition[0] === 'content-length-range') {
    if (bytes < condition[1]) return { status: 400, code: 'EntityTooSmall' }
    return bytes > condition[2] ? { status: 400, code: 'EntityTooLarge' } : undefined
  }
  const value = values.get(condition[1].replace(/^\$/, '').toLowerCase()) ?? ''
  const holds = condition[0] === 'eq' ? value === condition[2] : value.startsWith(condition[2])
  return holds ? undefined : denied
}
