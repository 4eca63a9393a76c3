import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb'
import { Conflict } from '#shared/errors.ts'
import type { Inquiry } from '#shared/inquiry/inquiry.ts'
import { inquirySchema } from '#shared/inquiry/inquiry-schema.ts'
import type { InquiryChange } from '#shared/inquiry/inquiry-store.ts'
import { readAs } from '#shared/read-as.ts'
import { getItem } from '../dynamo/read.ts'
import type { TransactItem } from '../dynamo/transact.ts'
import { updateInput } from '../dynamo/update.ts'
import { placeAttributes, readState, stateKey } from './items.ts'

/** Fields that decide where an inquiry is listed; a change of one must see all of them. */
const LISTED_BY: ReadonlySet<keyof Inquiry> = new Set([
  'status',
  'desk',
  'urgent',
  'promise',
  'earlierPromises',
  'receivedAt',
  'advisorId',
  'customer',
  'answeredAt',
  'resolvedAt',
  'snooze',
  'offer',
  'moveAt',
  'alarms',
  'notReached',
])

/**
 * The write of an inquiry's state. A change that moves it in lists reads the state first and holds only while `revision`
 * stays, which every such change raises: so index keys always fit the state, also beside changes that demand no version.
 * Throws Conflict('inquiry') when the version is another one already.
 */
export async function stateWrite(
  client: DynamoDBDocumentClient,
  table: string,
  change: InquiryChange,
): Promise<readonly TransactItem[]> {
  const { inquiryId, expectVersion, set } = change
  if (expectVersion === 'absent') return [{ Put: created(table, change) }]
  if (expectVersion === undefined && set === undefined) return []
  if (expectVersion === undefined && !movesInLists(set)) return [{ Update: fieldsOnly(table, change) }]
  const item = await getItem(client, table, stateKey(inquiryId))
  if (item === undefined) throw new Conflict('inquiry')
  const before = readState(item)
  if (expectVersion !== undefined && before.version !== expectVersion) throw new Conflict('inquiry')
  const version = expectVersion === undefined ? {} : { version: expectVersion + 1 }
  const after = readAs(inquirySchema, defined({ ...before, ...set, ...version }), 'inquiry')
  const changed = { ...set, ...version, ...placeAttributes(after) }
  return [
    {
      Update: updateInput({
        table,
        key: stateKey(inquiryId),
        set: defined(changed),
        remove: undefinedKeys(changed),
        add: { revision: 1 },
        // Every new version is a new revision, so this holds for the version too.
        condition: {
          expression: '#revision = :revision',
          names: { '#revision': 'revision' },
          values: { ':revision': item['revision'] },
        },
      }),
    },
  ]
}

/** Whether a refused write may hold when it is decided on the state as it is now. */
export const readsFirst = ({ expectVersion, set }: InquiryChange): boolean =>
  typeof expectVersion === 'number' || (expectVersion === undefined && movesInLists(set))

function created(table: string, { inquiryId, set }: InquiryChange) {
  const inquiry = readAs(inquirySchema, defined({ ...set }), 'inquiry')
  return {
    TableName: table,
    Item: { ...stateKey(inquiryId), ...inquiry, revision: 1, ...defined(placeAttributes(inquiry)) },
    ConditionExpression: 'attribute_not_exists(pk)',
  }
}

const fieldsOnly = (table: string, { inquiryId, set = {}, once }: InquiryChange) =>
  updateInput({
    table,
    key: stateKey(inquiryId),
    set: defined({ ...set }),
    remove: undefinedKeys({ ...set }),
    condition:
      once === undefined
        ? { expression: 'attribute_exists(pk)' }
        : {
            expression: '#version = :version AND attribute_not_exists(#once)',
            names: { '#version': 'version', '#once': once.field },
            values: { ':version': once.version },
          },
  })

const movesInLists = (set: InquiryChange['set']): boolean =>
  Object.keys(set ?? {}).some((field) => [...LISTED_BY].some((listed) => listed === field))

const defined = (fields: Readonly<Record<string, unknown>>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined))

const undefinedKeys = (fields: Readonly<Record<string, unknown>>): string[] =>
  Object.keys(fields).filter((field) => fields[field] === undefined)
