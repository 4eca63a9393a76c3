import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb'
import type { Inquiry } from '#shared/inquiry/inquiry.ts'
import { systemPacing } from './dynamo/pacing.ts'
import { getItems } from './dynamo/read.ts'
import { readState, stateKey } from './inquiries/items.ts'
import type { TableNames } from './tables.ts'

/** Keys that one call takes. */
const CHUNK = 100

/** The states of many inquiries, in no order; unknown ids are left out. For an operator's command. May throw Unavailable. */
export async function readInquiryStates(
  { client, tables }: { readonly client: DynamoDBDocumentClient; readonly tables: TableNames<'inquiries'> },
  inquiryIds: readonly string[],
): Promise<readonly Inquiry[]> {
  const ids = [...new Set(inquiryIds)]
  const states: Inquiry[] = []
  for (let start = 0; start < ids.length; start += CHUNK) {
    const keys = ids.slice(start, start + CHUNK).map(stateKey)
    states.push(...(await getItems(client, tables.inquiries, keys, systemPacing)).map(readState))
  }
  return states
}
