import { type Attachment, attachmentOf } from './attachment.ts'
import { BOUNDS } from './bounds.ts'
import { htmlToText } from './html-text.ts'
import { leafText } from './leaf-text.ts'
import type { Leaf, Outline } from './outline.ts'

export interface Parts {
  /** Lines separated by \n. */
  readonly text: string
  readonly attachments: readonly Attachment[]
  readonly defects: readonly string[]
  /** Messages that came as parts and are not encoded, `[start, end)`; they are attachments too. */
  readonly messages: readonly Leaf[]
}

/** Text and attachments of an outlined mail. Of alternatives the plain text counts where it says something, else the HTML. */
export async function readParts(bytes: Buffer, outline: Outline): Promise<Parts> {
  const texts: string[] = []
  const attachments: Attachment[] = []
  const defects = new Set<string>()
  const answered = new Set<number>()
  const inline = new Set(outline.leaves.filter((leaf, index) => isInlineText(leaf, index)))

  for (const leaf of outline.leaves) {
    if (!inline.has(leaf)) attachments.push(await attachmentOf(bytes, leaf))
    else if (leaf.alternative === undefined) await add(leaf)
    else if (!answered.has(leaf.alternative)) await addBestOf(leaf.alternative)
  }
  return {
    text: joined(texts, defects),
    attachments,
    defects: [...defects],
    messages: outline.leaves.filter((leaf) => leaf.type.value === 'message/rfc822'),
  }

  async function addBestOf(alternative: number): Promise<void> {
    answered.add(alternative)
    const leaves = [...inline].filter((leaf) => leaf.alternative === alternative)
    const plain = leaves.filter(({ type }) => type.value !== 'text/html')
    const html = leaves.filter(({ type }) => type.value === 'text/html')
    let said = false
    for (const leaf of plain) said = (await add(leaf)) || said
    if (!said) for (const leaf of html) await add(leaf)
  }

  async function add(leaf: Leaf): Promise<boolean> {
    const decoded = await leafText(bytes, leaf)
    for (const defect of decoded.defects) defects.add(defect)
    const text = leaf.type.value === 'text/html' ? readHtml(decoded.text) : decoded.text
    if (text.trim() === '') return false
    texts.push(text.replace(/^(?:[ \t]*\n)+/, '').trimEnd())
    return true
  }

  function readHtml(html: string): string {
    try {
      return htmlToText(html)
    } catch {
      // Markup that even the library gives up on is shown without its tags rather than not at all.
      defects.add('html-broken')
      return html.replace(/<[^<>]{0,1000}>/g, ' ')
    }
  }
}

const NO_PROSE = new Set([
  'text/calendar',
  'text/csv',
  'text/vcard',
  'text/x-vcard',
  'text/directory',
  'text/x-amp-html',
])

/** Whether the mail's `index`-th leaf is read as text; all others are attachments. */
export function isInlineText(leaf: Leaf, index: number): boolean {
  if (!leaf.type.value.startsWith('text/') || NO_PROSE.has(leaf.type.value)) return false
  if (leaf.disposition.value === 'attachment') return false
  return index === 0 || !(leaf.disposition.parameters.has('filename') || leaf.type.parameters.has('name'))
}

function joined(texts: readonly string[], defects: Set<string>): string {
  const text = texts.join('\n\n')
  if (text.length <= BOUNDS.textLength) return text
  defects.add('text-cut')
  return text.slice(0, BOUNDS.textLength).replace(/[\ud800-\udbff]$/, '')
}
