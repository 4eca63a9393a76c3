import type { AttributeValue } from '@aws-sdk/client-dynamodb'
import { unmarshall } from '@aws-sdk/util-dynamodb'
import { z } from 'zod'
import { Malformed } from '#shared/errors.ts'
import type { InquiryEvent } from '#shared/inquiry/inquiry.ts'
import { readEvent } from './items.ts'

const isAttributeMap = (value: unknown): value is Record<string, AttributeValue> =>
  z.record(z.string(), z.record(z.string(), z.unknown())).safeParse(value).success

/** The event that a stream record's new image holds. Throws Malformed for anything else. */
export function readEventImage(image: unknown): InquiryEvent {
  if (!isAttributeMap(image)) throw new Malformed('stream image', [{ path: '', message: 'is not an item' }])
  return readEvent(unmarshall(image))
}
