import { z } from 'zod'

/** `cursor` and `limit` of every list. */
export const pagingShape = {
  cursor: z
    .string()
    .min(1)
    .max(4_000)
    .optional()
    .meta({ description: 'From the answer before; absent for the first page.' }),
  limit: z
    .string()
    .regex(/^([1-9]\d?|100)$/u, 'must be a number from 1 to 100')
    .default('50')
    .meta({ description: 'Items a page, 1 to 100.' }),
}

export const pagingSchema = z.strictObject(pagingShape)

/** As stores take it. */
export const pageOf = (query: {
  readonly limit: string
  readonly cursor?: string | undefined
}): { readonly limit: number; readonly cursor?: string } => ({
  limit: Number(query.limit),
  ...(query.cursor === undefined ? {} : { cursor: query.cursor }),
})

/** `{items, cursor?}` of these items. */
export const listOf = <S extends z.ZodType>(item: S) =>
  z.object({ items: z.array(item), cursor: z.string().optional().meta({ description: 'Absent on the last page.' }) })
