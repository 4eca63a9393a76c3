import type { CustomerInquiry } from '#shared/api/inquiry-output.ts'
import type { ConfigurationIndex } from '#shared/configuration/configuration-index.ts'
import { Missing } from '#shared/errors.ts'
import { type Instant, iso } from '#shared/instant.ts'

/** Whether somebody is at a desk, and until or from when, holidays included; undefined for a desk that is gone. Pure. */
export function hoursOf(index: ConfigurationIndex, desk: string, now: Instant): CustomerInquiry['hours'] {
  if (index.desk(desk) === undefined) return undefined
  const calendar = index.calendar(desk)
  const open = calendar.isOpen(now)
  const changesAt = open ? calendar.closingOf(now) : openingAfter(calendar, now)
  return { open, ...(changesAt === undefined ? {} : { changesAt: iso(changesAt) }) }
}

function openingAfter(calendar: ReturnType<ConfigurationIndex['calendar']>, now: Instant): Instant | undefined {
  try {
    return calendar.nextOpening(now)
  } catch (error) {
    if (error instanceof Missing) return undefined
    throw error
  }
}
