import type { ConsoleState } from '../api-shapes.ts'
import { VIEWS, type View } from '../work/views.ts'

export interface Changes {
  readonly views: readonly View[]
  /** The open inquiry is to be read again: it changed, or it may have between its reading and the first look at it. */
  readonly inquiry: boolean
}

/** What is to be read again after a look; everything after the first one, which says nothing of what was read before it. */
export function changesBetween(before: ConsoleState | undefined, now: ConsoleState): Changes {
  if (before === undefined) return { views: VIEWS, inquiry: now.viewing !== undefined }
  if (before.etag === now.etag) return { views: [], inquiry: false }
  const versions = ({ desks }: ConsoleState): string => desks.map(({ version }) => version).join()
  const mine: readonly View[] = ['mine', 'snoozed', 'resolved', 'desk']
  const views = [
    ...(before.mine.version === now.mine.version ? [] : mine),
    ...(before.offered.version === now.offered.version ? [] : (['offered'] as const)),
    ...(versions(before) === versions(now) ? [] : (['desk', 'waiting'] as const)),
  ]
  const { viewing } = now
  return {
    views: [...new Set(views)],
    inquiry:
      viewing !== undefined &&
      (viewing.inquiryId !== before.viewing?.inquiryId || viewing.version !== before.viewing.version),
  }
}
