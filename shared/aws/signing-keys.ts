import { GetSecretValueCommand, type SecretsManagerClient } from '@aws-sdk/client-secrets-manager'
import { Missing } from '#shared/errors.ts'
import { parseSigningKeys, type SigningKeys } from '#shared/token/signing-keys.ts'
import { calling } from './errors.ts'

/** How long keys are used without looking: a key that was rotated out is refused within this time. */
const FRESH_MS = 300_000

/**
 * Reads the signing keys from Secrets Manager, at most every five minutes of real time (`elapsed`, in ms, monotonic).
 * The function throws Unavailable, and Missing or Malformed when the secret holds no keys.
 */
export function createSigningKeys(options: {
  readonly client: SecretsManagerClient
  readonly arn: string
  readonly elapsed?: () => number
}): () => Promise<SigningKeys> {
  const { client, arn, elapsed = () => performance.now() } = options
  let read: { readonly at: number; readonly keys: Promise<SigningKeys> } | undefined
  const fetchKeys = async (): Promise<SigningKeys> => {
    const { SecretString: secret } = await calling('secretsmanager', () =>
      client.send(new GetSecretValueCommand({ SecretId: arn })),
    )
    if (secret === undefined) throw new Missing('signing secret')
    return parseSigningKeys(secret)
  }
  return async () => {
    if (read === undefined || elapsed() - read.at >= FRESH_MS) read = { at: elapsed(), keys: fetchKeys() }
    const own = read
    try {
      return await own.keys
    } catch (error) {
      if (read === own) read = undefined
      throw error
    }
  }
}
