import { GetSecretValueCommand, type SecretsManagerClient } from '@aws-sdk/client-secrets-manager'
import { Missing } from '#shared/errors.ts'
import { calling } from './errors.ts'

/** Reads the text of a secret, each time anew. Throws Unavailable, and Missing when it holds no text. */
export const createSecretText =
  (options: { readonly client: SecretsManagerClient; readonly arn: string }): (() => Promise<string>) =>
  async () => {
    const command = new GetSecretValueCommand({ SecretId: options.arn })
    const { SecretString: text } = await calling('secretsmanager', () => options.client.send(command))
    if (text === undefined) throw new Missing('text of the secret')
    return text
  }
