import type { Inquiry } from '#shared/inquiry/inquiry.ts'
import { sortable } from '#shared/inquiry/list-keys.ts'
import type { Instant } from '#shared/instant.ts'
import type { SearchPlace } from './search-index.ts'

export const placeOf = ({ receivedAt, inquiryId }: Pick<Inquiry, 'receivedAt' | 'inquiryId'>): SearchPlace =>
  `${sortable(receivedAt)}#${inquiryId}`

/** The inquiry that stands there. */
export const inquiryAt = (place: SearchPlace): string => place.slice(place.indexOf('#') + 1)

/** Below everything received at that time or later, above everything before it. */
export const placeAtTime = (instant: Instant): SearchPlace => sortable(instant)

/** Above that place and below the next: `before` it includes the place itself. */
export const justAbove = (place: SearchPlace): SearchPlace => `${place}!`

/** Above every place. */
export const LAST_PLACE: SearchPlace = '~'
