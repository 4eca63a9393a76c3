import { fromMarkdown } from 'mdast-util-from-markdown'

type RootContent = ReturnType<typeof fromMarkdown>['children'][number]
type PhrasingContent = Extract<RootContent, { readonly type: 'paragraph' }>['children'][number]
type Nodes = RootContent | PhrasingContent

/** A run of words that look alike; line breaks in it are meant. */
export interface Span {
  readonly text: string
  readonly strong?: true
  readonly emphasis?: true
}
/** A paragraph has one line of spans, a list one for each item. */
export interface Block {
  readonly kind: 'paragraph' | 'bullets' | 'numbers'
  readonly lines: readonly (readonly Span[])[]
}

/** Everything of CommonMark but paragraphs, lists and emphasis: a reply is a letter, and what is not meant must stay as it is. */
const LEFT_OUT = [
  ...['autolink', 'blockQuote', 'characterEscape', 'characterReference', 'codeFenced', 'codeIndented', 'codeText'],
  ...['definition', 'hardBreakEscape', 'headingAtx', 'htmlFlow', 'htmlText', 'labelEnd', 'labelStartImage'],
  ...['labelStartLink', 'setextUnderline', 'thematicBreak'],
]

/**
 * What an advisor wrote with light marks, as paragraphs and lists: `**strong**`, `*emphasis*`, lines that begin with `- `
 * or with numbers from 1 (CommonMark 0.31, §5.2, §6.2). Stars and underscores within words stay, because masked numbers
 * ("DE12****34") have them; so do numbers that count nothing ("24. Dezember"). Pure; never throws; linear for texts of a
 * reply's length.
 */
export function blocksOf(text: string): readonly Block[] {
  const { children } = fromMarkdown(text, { extensions: [{ disable: { null: LEFT_OUT } }] })
  return children.flatMap((node) => blocksIn(node, text))
}

function blocksIn(node: RootContent, text: string): readonly Block[] {
  if (node.type === 'paragraph') return [paragraph(spansOf(node.children, text, {}))]
  if (node.type !== 'list') return []
  if (node.ordered === true && node.start !== 1) return [paragraph([{ text: sourceOf(node, text) }])]
  const kind = node.ordered === true ? 'numbers' : 'bullets'
  return [{ kind, lines: node.children.flatMap(({ children }) => itemLines(children, text)) }]
}

const paragraph = (spans: readonly Span[]): Block => ({ kind: 'paragraph', lines: [spans] })

/** Lists within lists become items of the one list: a mail has room for one. */
const itemLines = (children: readonly RootContent[], text: string): Block['lines'] =>
  children.flatMap((node) => blocksIn(node, text).flatMap(({ lines }) => lines))

function spansOf(nodes: readonly PhrasingContent[], text: string, look: Omit<Span, 'text'>): readonly Span[] {
  return nodes.flatMap((node): readonly Span[] => {
    if (node.type === 'text') return [{ text: node.value, ...look }]
    if (node.type === 'break') return [{ text: '\n', ...look }]
    if (node.type !== 'strong' && node.type !== 'emphasis') return []
    if (isWithinWord(node, text)) return [{ text: sourceOf(node, text), ...look }]
    return spansOf(node.children, text, { ...look, [node.type]: true })
  })
}

const WORD = /[\p{L}\p{N}]/u
const isWithinWord = (node: Nodes, text: string): boolean => {
  const [from, to] = placeOf(node)
  return WORD.test(text.charAt(from - 1)) || WORD.test(text.charAt(to))
}

const sourceOf = (node: Nodes, text: string): string => text.slice(...placeOf(node))

const placeOf = ({ position }: Nodes): [number, number] => [position?.start.offset ?? 0, position?.end.offset ?? 0]
