import { DeleteSuppressedDestinationCommand, type SESv2Client } from '@aws-sdk/client-sesv2'
import type { AccountSuppressions } from '#shared/sending/suppression-list.ts'
import { calling, readFailure } from './errors.ts'

/** SES's suppression list of the account. */
export const createAccountSuppressions = ({ client }: { readonly client: SESv2Client }): AccountSuppressions => ({
  lift: async (address) => {
    try {
      await calling('ses', () => client.send(new DeleteSuppressedDestinationCommand({ EmailAddress: address })))
    } catch (error) {
      if (readFailure(error).name !== 'NotFoundException') throw error
    }
  },
})
