import type { ThreadKey } from '#shared/inquiry/inquiry-store.ts'
import type { Instant } from '#shared/instant.ts'
import { type UpdateInput, updateInput } from '../dynamo/update.ts'

/** DynamoDB lets items vanish by seconds; memory counts the same way. */
const seconds = (instant: Instant): number => Math.floor(instant / 1_000)

/**
 * The write of a thread key. Its first owner keeps it, and where it is exclusive anybody else is refused; only a key that
 * has run out or is taken over by name (`replaces`) changes its owner.
 */
export function threadWrite(
  table: string,
  inquiryId: string,
  { key, exclusive, replaces, lasting }: ThreadKey,
): { readonly Update: UpdateInput } {
  const common = { table, key: { pk: key } }
  if (!exclusive && replaces === undefined && lasting === undefined) {
    return { Update: updateInput({ ...common, keep: { inquiryId } }) }
  }
  return {
    Update: updateInput({
      ...common,
      set: { inquiryId, ...(lasting === undefined ? {} : { expiresAt: seconds(lasting.expiresAt) }) },
      condition: {
        expression: [
          'attribute_not_exists(pk)',
          '#owner = :owner',
          ...(replaces === undefined ? [] : ['#owner = :replaced']),
          ...(lasting === undefined ? [] : ['#expiry <= :from']),
        ].join(' OR '),
        names: { '#owner': 'inquiryId', ...(lasting === undefined ? {} : { '#expiry': 'expiresAt' }) },
        values: {
          ':owner': inquiryId,
          ...(replaces === undefined ? {} : { ':replaced': replaces }),
          ...(lasting === undefined ? {} : { ':from': seconds(lasting.from) }),
        },
      },
    }),
  }
}
