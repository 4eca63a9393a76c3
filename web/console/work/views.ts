/** The lists of work, in the order of the tabs. */
export const VIEWS = ['mine', 'desk', 'waiting', 'snoozed', 'offered', 'resolved'] as const
export type View = (typeof VIEWS)[number]

/** What stands left of the conversation: a list of work, or what was looked for. */
export type Column = View | 'search'

export const columnOf = (name: string | undefined): Column =>
  name === 'search' ? name : (VIEWS.find((view) => view === name) ?? 'mine')

/** Address of the view of a team. */
export const teamAddress = (desk?: string): string =>
  desk === undefined ? '/console/team' : `/console/team/${encodeURIComponent(desk)}`

/** Address of what stands left, and of an inquiry opened from it. */
export const addressOf = (column: Column, inquiryId?: string): string =>
  inquiryId === undefined ? `/console/${column}` : `/console/${column}/${encodeURIComponent(inquiryId)}`
