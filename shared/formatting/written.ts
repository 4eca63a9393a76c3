import { escapeHtml } from '#shared/sending/escape-html.ts'
import type { Block, Span } from './blocks.ts'

/** Blocks as HTML for a mail: paragraphs, lists, strong and emphasis, nothing else; everything written is escaped. */
export const htmlOf = (blocks: readonly Block[]): string => blocks.map(blockHtml).join('\n')

function blockHtml({ kind, lines }: Block): string {
  if (kind === 'paragraph') return lines.map((spans) => `<p>${spansHtml(spans)}</p>`).join('\n')
  const tag = kind === 'numbers' ? 'ol' : 'ul'
  return `<${tag}>\n${lines.map((spans) => `<li>${spansHtml(spans)}</li>`).join('\n')}\n</${tag}>`
}

const spansHtml = (spans: readonly Span[]): string => spans.map(spanHtml).join('')

function spanHtml({ text, strong, emphasis }: Span): string {
  const words = escapeHtml(text).replaceAll('\n', '<br>')
  const leaning = emphasis === true ? `<em>${words}</em>` : words
  return strong === true ? `<strong>${leaning}</strong>` : leaning
}

/** Blocks as plain text: lists keep their dashes and numbers, words lose their marks. */
export const plainOf = (blocks: readonly Block[]): string => blocks.map(blockPlain).join('\n\n')

const blockPlain = ({ kind, lines }: Block): string =>
  lines
    .map((spans, index) => {
      const words = spans.map(({ text }) => text).join('')
      return kind === 'paragraph' ? words : `${kind === 'numbers' ? `${index + 1}.` : '-'} ${words}`
    })
    .join('\n')
