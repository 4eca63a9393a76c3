import type { Inquiry } from '#shared/inquiry/inquiry.ts'
import { passesAt } from '#shared/inquiry/promised.ts'
import type { Instant } from '#shared/instant.ts'
import type { SweepDeps } from './sweep.ts'

/** Inquiries a page, and pages a sweep: 2,000 promises; the next sweep goes on with what is still open. */
const PAGE = 100
const PAGES = 20

/** Open inquiries one of whose promises passes before `until`, or has passed unnoticed; the earliest first. */
export async function duePromises(
  { inquiries }: Pick<SweepDeps, 'inquiries'>,
  until: Instant,
): Promise<readonly Inquiry[]> {
  const found: Inquiry[] = []
  let after: Instant | undefined
  for (let page = 0; page < PAGES; page += 1) {
    const due = await inquiries.dueBefore(until, PAGE, after)
    found.push(...due)
    const last = due.at(-1)
    const next = last === undefined ? undefined : passesAt(last)
    if (due.length < PAGE || next === undefined || next === after) break
    after = next
  }
  return [...new Map(found.map((inquiry) => [inquiry.inquiryId, inquiry])).values()]
}

/** Whether one of its promises passes before that. Pure. */
export const passesBefore = (inquiry: Inquiry, until: Instant): boolean =>
  (passesAt(inquiry) ?? Number.POSITIVE_INFINITY) < until
