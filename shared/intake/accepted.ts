import { referenceOf } from '#shared/token/reference.ts'
import type { SigningKeys } from '#shared/token/signing-keys.ts'
import { statusToken } from '#shared/token/status-token.ts'

/** What a sender is told of an inquiry that was taken in: the same for the same id, as long as the key is the current one. */
export const acceptedAnswer = (
  inquiryId: string,
  keys: SigningKeys,
  /** Without trailing slash. */
  publicUrl: string,
): { readonly inquiryId: string; readonly reference: string; readonly statusUrl: string } => ({
  inquiryId,
  reference: referenceOf(inquiryId),
  statusUrl: `${publicUrl}/status/${statusToken(inquiryId, keys)}`,
})
