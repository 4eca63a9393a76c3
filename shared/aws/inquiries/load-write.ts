import { Conflict } from '#shared/errors.ts'
import type { LoadChange } from '#shared/inquiry/inquiry-store.ts'
import { DAY, type Instant } from '#shared/instant.ts'
import type { TransactItem } from '../dynamo/transact.ts'
import { updateInput } from '../dynamo/update.ts'

const OPEN = { '#open': 'open' }

/** What an advisor was given on a day; one attribute at a time is there, so that a new day begins with nothing. */
const GIVEN = Array.from({ length: 8 }, (_, slot) => `given${slot}`)
/** The attribute of the day (UTC) of an instant. */
export const givenOn = (at: Instant): string => `given${Math.floor(at / DAY) % GIVEN.length}`

/** The write of one advisor's load. Throws Conflict('advisor') for a weight that no capacity holds. */
export function loadWrite(table: string, change: LoadChange): TransactItem {
  const key = { pk: change.advisorId }
  if ('notice' in change) return { Update: updateInput({ table, key, add: { changes: 1 } }) }
  const { weight } = change
  if ('remove' in change) {
    return {
      Update: updateInput({
        table,
        key,
        take: { open: new Set([change.remove]) },
        add: { openWeight: -weight, changes: 1 },
        condition: { expression: 'contains(#open, :id)', names: OPEN, values: { ':id': change.remove } },
      }),
    }
  }
  const room = change.capacity - weight
  if (room < 0) throw new Conflict('advisor')
  return {
    Update: updateInput({
      table,
      key,
      set: { lastAssignedAt: change.at },
      add: { open: new Set([change.add]), openWeight: weight, changes: 1, [givenOn(change.at)]: weight },
      remove: GIVEN.filter((attribute) => attribute !== givenOn(change.at)),
      condition: {
        expression:
          '(attribute_not_exists(#weight) OR #weight <= :room) AND (attribute_not_exists(#open) OR NOT contains(#open, :id))',
        names: { ...OPEN, '#weight': 'openWeight' },
        values: { ':room': room, ':id': change.add },
      },
    }),
  }
}
