import { z } from 'zod'
import { promiseSchema } from '#shared/inquiry/inquiry-schema.ts'
import { sortable } from '#shared/inquiry/list-keys.ts'
import { iso } from '#shared/instant.ts'
import { NO_PACE, type Pace } from '#shared/promise/pace.ts'
import type { DeskPace, LedgerEntry, PromiseNews } from '#shared/promise/pace-store.ts'
import { readAs } from '#shared/read-as.ts'
import type { Item, Key } from '../dynamo/read.ts'

export const deskPartition = (desk: string): string => `DESK#${desk}`
export const paceKey = (desk: string): Key => ({ pk: deskPartition(desk), sk: 'PACE' })
/** An item of its own: it is written every minute, and its writer pays for the size of the item. */
export const dutyKey = (desk: string): Key => ({ pk: deskPartition(desk), sk: 'DUTY' })
export const ledgerPartition = (desk: string, day: string): string => `LEDGER#${desk}#${day}`
/** The same for every news of one promise. */
export const entryKey = ({ inquiryId, round, promise }: PromiseNews): Key => ({
  pk: ledgerPartition(promise.basis.desk, iso(promise.givenAt).slice(0, 10)),
  sk: `${sortable(promise.givenAt)}#${inquiryId}#${round}`,
})

const paceSchema = z.object({
  version: z.number().int().default(0),
  recent: z.array(z.tuple([z.number(), z.number()])).default([]),
  stretch: z.number().default(NO_PACE.stretch),
  judged: z.number().int().default(NO_PACE.judged),
})
const dutySchema = z.object({ onDuty: z.number(), at: z.number().int() })

/** The pace of a desk, and the version that its next change is conditional on. */
export function readPace(item: Item | undefined): { readonly version: number; readonly pace: Pace } {
  const { version, recent, ...learned } = readAs(paceSchema, item ?? {}, 'stored pace')
  return { version, pace: { ...learned, recent: recent.map(([took, pressure]) => ({ took, pressure })) } }
}

/** All that is kept of a desk, from the items of its partition. */
export function readDesk(items: readonly Item[]): DeskPace {
  const duty = items.find(({ sk }) => sk === 'DUTY')
  return {
    pace: readPace(items.find(({ sk }) => sk === 'PACE')).pace,
    ...(duty === undefined ? {} : { duty: readAs(dutySchema, duty, 'stored count of people') }),
  }
}

const hundredths = (value: number): number => Math.round(value * 100) / 100

/** Two decimals are finer than anybody can answer, and keep the item of 200 replies near 2 KB. */
export const paceAttributes = ({ recent, stretch, judged }: Pace): Record<string, unknown> => ({
  recent: recent.map(({ took, pressure }) => [hundredths(took), hundredths(pressure)]),
  stretch,
  judged,
})

const entrySchema = z.object({
  inquiryId: z.string(),
  round: z.number().int(),
  desk: z.string(),
  promise: promiseSchema.required({ basis: true }),
  kept: z.boolean(),
  at: z.number().int(),
  later: z.exactOptional(z.literal(true)),
  took: z.exactOptional(z.number()),
}) satisfies z.ZodType<LedgerEntry>

export const readEntry = (item: Item): LedgerEntry => readAs(entrySchema, item, 'stored promise')
