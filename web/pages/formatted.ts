import type { StatusView } from '#shared/pages/status-view.ts'
import { type Html, html } from '#web/html.ts'

type Block = NonNullable<StatusView['messages'][number]['blocks']>[number]

/** A text as its author formatted it. */
export const formatted = (blocks: readonly Block[]): readonly Html[] => blocks.map(block)

function block({ kind, lines }: Block): Html {
  if (kind === 'paragraph') return html`${lines.map((spans) => html`<p class="text">${spans.map(span)}</p>`)}`
  const items = lines.map((spans) => html`<li class="text">${spans.map(span)}</li>`)
  return kind === 'numbers' ? html`<ol class="formatted">${items}</ol>` : html`<ul class="formatted">${items}</ul>`
}

function span({ text, strong, emphasis }: Block['lines'][number][number]): Html {
  const words = emphasis === true ? html`<em>${text}</em>` : html`${text}`
  return strong === true ? html`<strong>${words}</strong>` : words
}
