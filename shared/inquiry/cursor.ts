import { Malformed } from '#shared/errors.ts'

/** `0#0001700000000#id` or `0001700000000#id`: what list keys look like. */
const ORDER = /^(?:[01]#)?\d{13}#[^\s#]{1,100}$/u

/** The place of a list's last item as an opaque word of letters, digits, `-` and `_`. */
export const cursorAfter = (order: string): string => Buffer.from(order, 'utf8').toString('base64url')

/** The place that a cursor stands for. Throws Malformed for anything that cursorAfter did not make. */
export function readCursor(cursor: string): string {
  const order = cursor.length > 200 ? '' : Buffer.from(cursor, 'base64url').toString('utf8')
  if (!ORDER.test(order)) throw new Malformed('cursor', [{ path: 'cursor', message: 'is not one of this list' }])
  return order
}

/** Items of a page: at least 1, at most 100. */
export const pageSize = (limit: number): number => Math.min(Math.max(Math.trunc(limit), 1), 100)
