import { currentKey, equalSignatures, keyThat, signature } from './signature.ts'
import type { SigningKeys } from './signing-keys.ts'

/** 80 bits each; with the id that makes 58 of the 64 octets that a local part may have (RFC 5321 §4.5.3.1.1). */
const SIGNATURE = 16
const LOCAL_PART = new RegExp(`^([a-z2-7]{26})([a-z2-7]{${SIGNATURE}})([a-z2-7]{${SIGNATURE}})$`)

export interface ReplyToken {
  readonly inquiryId: string
  /** Whether this is the address that the token was made for. Case does not matter. */
  readonly matches: (senderAddress: string) => boolean
}

/**
 * Local part of the address to which a customer replies: names the inquiry, is bound to the customer's address without
 * showing it, and cannot be made without a key. 58 characters of lower-case base32.
 */
export function replyLocalPart(inquiryId: string, senderAddress: string, keys: SigningKeys): string {
  const key = currentKey(keys)
  const binding = senderBinding(inquiryId, senderAddress, key)
  return `${inquiryId}${binding}${signature('reply', [inquiryId, binding], key, SIGNATURE)}`
}

/** Reads what a mail was addressed to; undefined for anything that no known key has signed. Case does not matter. */
export function readReplyLocalPart(localPart: string, keys: SigningKeys): ReplyToken | undefined {
  const [, inquiryId, binding, given] = LOCAL_PART.exec(localPart.toLowerCase()) ?? []
  if (inquiryId === undefined || binding === undefined || given === undefined) return undefined
  const key = keyThat((one) => equalSignatures(signature('reply', [inquiryId, binding], one, SIGNATURE), given), keys)
  if (key === undefined) return undefined
  return {
    inquiryId,
    matches: (senderAddress) => equalSignatures(senderBinding(inquiryId, senderAddress, key), binding),
  }
}

const senderBinding = (inquiryId: string, senderAddress: string, key: string): string =>
  signature('reply-sender', [inquiryId, senderAddress.trim().toLowerCase()], key, SIGNATURE)
