import type { Message, MessageKind } from '#shared/inquiry/inquiry.ts'

/** What people wrote; what the system writes itself says nothing that anybody looks for. */
export const SEARCHED_KINDS = ['inquiry', 'reply', 'note'] as const satisfies readonly MessageKind[]

export const isSearched = ({ kind }: Message): boolean => SEARCHED_KINDS.some((searched) => searched === kind)
