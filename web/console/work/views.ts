/** The lists of work, in the order of the tabs. */
export const VIEWS = ['mine', 'desk', 'waiting', 'snoozed', 'offered', 'resolved'] as const
export type View = (typeof VIEWS)[number]

export const viewOf = (name: string | undefined): View => VIEWS.find((view) => view === name) ?? 'mine'

/** Address of a list, and of an inquiry in it. */
export const addressOf = (view: View, inquiryId?: string): string =>
  inquiryId === undefined ? `/console/${view}` : `/console/${view}/${encodeURIComponent(inquiryId)}`
