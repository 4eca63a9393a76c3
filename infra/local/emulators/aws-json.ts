import { z } from 'zod'

const errorSchema = z.object({
  __type: z.string().default('Unknown'),
  message: z.string().optional(),
  Message: z.string().optional(),
})

/** An answer of a service other than 200. */
export class AwsError extends Error {
  override readonly name = 'AwsError'
  /** Without namespace: `ResourceNotFoundException`. */
  readonly code: string
  constructor(code: string, message: string) {
    super(`${code}: ${message}`)
    this.code = code
  }
}

export type AwsCall = (operation: string, input: unknown, signal?: AbortSignal) => Promise<unknown>

// The stand-ins want the header to be there and read the region from it; they verify no signature.
const credential =
  'AWS4-HMAC-SHA256 Credential=local/20260101/eu-central-1/service/aws4_request, SignedHeaders=host;x-amz-date, Signature=0'

/**
 * Client of one service that speaks AWS's JSON protocol, for what the runtime itself calls: a tenth of the SDK's cost,
 * and DynamoDB Streams need no package of their own. Throws AwsError, or TypeError where nobody answers.
 */
export const awsJson =
  (endpoint: string, service: string): AwsCall =>
  async (operation, input, signal) => {
    const response = await fetch(endpoint, {
      method: 'POST',
      headers: {
        'content-type': 'application/x-amz-json-1.0',
        'x-amz-target': `${service}.${operation}`,
        'x-amz-date': '20260101T000000Z',
        authorization: credential,
      },
      body: JSON.stringify(input),
      ...(signal === undefined ? {} : { signal }),
    })
    const body: unknown = await response.json()
    if (response.ok) return body
    const error = errorSchema.parse(body)
    throw new AwsError(
      error.__type.split('#').at(-1) ?? '',
      error.message ?? error.Message ?? `status ${response.status}`,
    )
  }
