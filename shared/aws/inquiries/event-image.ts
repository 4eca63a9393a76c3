import type { AttributeValue } from '@aws-sdk/client-dynamodb'
import { unmarshall } from '@aws-sdk/util-dynamodb'
import { z } from 'zod'
import { Malformed } from '#shared/errors.ts'
import type { InquiryEvent, Message } from '#shared/inquiry/inquiry.ts'
import { readAs } from '#shared/read-as.ts'
import type { Item } from '../dynamo/read.ts'
import { inquiryIdOf, MESSAGE_PREFIX, readEvent, readMessage } from './items.ts'

const isAttributeMap = (value: unknown): value is Record<string, AttributeValue> =>
  z.record(z.string(), z.record(z.string(), z.unknown())).safeParse(value).success

/** The event that a stream record's new image holds. Throws Malformed for anything else. */
export const readEventImage = (image: unknown): InquiryEvent => readEvent(itemOf(image))

const keySchema = z.object({ pk: z.string(), sk: z.string() })

/** Which inquiry a stream record's new image belongs to, and the message that it holds, if it holds one. Throws Malformed. */
export function readMessageImage(image: unknown): { readonly inquiryId: string; readonly message?: Message } {
  const item = itemOf(image)
  const { pk, sk } = readAs(keySchema, item, 'stream image')
  const inquiryId = inquiryIdOf(pk)
  return sk.startsWith(MESSAGE_PREFIX) ? { inquiryId, message: readMessage(item) } : { inquiryId }
}

function itemOf(image: unknown): Item {
  if (!isAttributeMap(image)) throw new Malformed('stream image', [{ path: '', message: 'is not an item' }])
  return unmarshall(image)
}
