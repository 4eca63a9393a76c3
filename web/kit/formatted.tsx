import type { ReactNode } from 'react'
import type { components } from '../platform/api/generated/api.ts'

type Block = components['schemas']['MessageBlock']
type Span = Block['lines'][number][number]

interface FormattedProps {
  readonly text: string
  /** The text as its author formatted it; without them it is plain. */
  readonly blocks?: readonly Block[] | undefined
}

/** A message's text. */
export function Formatted({ text, blocks }: FormattedProps): ReactNode {
  if (blocks === undefined) return <p className="text">{text}</p>
  return blocks.map((block, at) => <OneBlock key={keyAt(at)} block={block} />)
}

function OneBlock({ block: { kind, lines } }: { readonly block: Block }): ReactNode {
  if (kind === 'paragraph')
    return lines.map((spans, at) => (
      <p key={keyAt(at)} className="text">
        {words(spans)}
      </p>
    ))
  const items = lines.map((spans, at) => (
    <li key={keyAt(at)} className="text">
      {words(spans)}
    </li>
  ))
  return kind === 'numbers' ? <ol className="formatted">{items}</ol> : <ul className="formatted">{items}</ul>
}

const words = (spans: readonly Span[]): ReactNode => spans.map((span, at) => <Words key={keyAt(at)} span={span} />)

function Words({ span: { text, strong, emphasis } }: { readonly span: Span }): ReactNode {
  const leaning = emphasis === true ? <em>{text}</em> : text
  return strong === true ? <strong>{leaning}</strong> : leaning
}

/** A message never changes: its parts are known by their place. */
const keyAt = (at: number): string => String(at)
