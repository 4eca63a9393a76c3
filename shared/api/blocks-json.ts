import { blocksOf } from '#shared/formatting/blocks.ts'
import type { Message } from '#shared/inquiry/inquiry.ts'
import type { MessageBlock } from './inquiry-output.ts'

/** A message's text as its author formatted it; nothing for one that is plain. */
export const blocksJson = ({ text, formatted }: Pick<Message, 'text' | 'formatted'>): { blocks?: MessageBlock[] } =>
  formatted === true
    ? {
        blocks: blocksOf(text).map(({ kind, lines }) => ({
          kind,
          lines: lines.map((spans) => spans.map((span) => ({ ...span }))),
        })),
      }
    : {}
