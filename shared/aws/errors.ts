import { AnklangError, Unavailable } from '#shared/errors.ts'

/** What an SDK error says, read once; anything that is no error object says nothing. */
export interface SdkFailure {
  readonly name: string
  /** Of the network (`ECONNRESET`), when it came from there. */
  readonly code: string
  readonly status: number | undefined
}

export function readFailure(error: unknown): SdkFailure {
  if (!(error instanceof Error)) return { name: '', code: '', status: undefined }
  const code = 'code' in error && typeof error.code === 'string' ? error.code : ''
  const metadata = '$metadata' in error ? error.$metadata : undefined
  const status =
    typeof metadata === 'object' && metadata !== null && 'httpStatusCode' in metadata
      ? metadata.httpStatusCode
      : undefined
  return { name: error.name, code, status: typeof status === 'number' ? status : undefined }
}

const SLOW_DOWN = new Set([
  'ThrottlingException',
  'ThrottledException',
  'Throttling',
  'ProvisionedThroughputExceededException',
  'RequestLimitExceeded',
  'RequestThrottled',
  'TooManyRequestsException',
  'SlowDown',
  'TransactionInProgressException',
  'TransactionConflictException',
  'TimeoutError',
  'AbortError',
  'CredentialsProviderError',
])
/** Nothing was sent: nobody answered at that address. */
const UNREACHABLE = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH'])
/** The connection broke; what was sent may have arrived. */
const BROKEN = new Set(['ECONNRESET', 'EPIPE', 'ETIMEDOUT'])

/** Whether the request certainly never reached the service. */
export const neverArrived = ({ code }: SdkFailure): boolean => UNREACHABLE.has(code)

/** The core's error for an SDK error: Unavailable for everything that time can heal, otherwise the error itself. */
export function translate(service: string, error: unknown): unknown {
  if (error instanceof AnklangError) return error
  const failure = readFailure(error)
  const transient =
    SLOW_DOWN.has(failure.name) ||
    UNREACHABLE.has(failure.code) ||
    BROKEN.has(failure.code) ||
    failure.status === 429 ||
    (failure.status ?? 0) >= 500
  return transient ? new Unavailable(service, { cause: error }) : error
}

/** The call's result; throws Unavailable naming the service when it did not answer or asked to slow down. */
export async function calling<T>(service: string, call: () => Promise<T>): Promise<T> {
  try {
    return await call()
  } catch (error) {
    throw translate(service, error)
  }
}
