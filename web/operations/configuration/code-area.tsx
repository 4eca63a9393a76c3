import { type ReactNode, useId, useRef } from 'react'

interface CodeAreaProps {
  readonly label: string
  readonly value: string
  readonly change: (text: string) => void
}

/** A text area whose lines are numbered and do not wrap. The tabulator leaves it, as it leaves every field. */
export function CodeArea({ label, value, change }: CodeAreaProps): ReactNode {
  const id = useId()
  const numbers = useRef<HTMLPreElement>(null)
  const count = value.split('\n').length
  return (
    <div className="code-area">
      <label className="label" htmlFor={id}>
        {label}
      </label>
      <div className="control">
        <pre ref={numbers} aria-hidden="true">
          {Array.from({ length: count }, (_, line) => line + 1).join('\n')}
        </pre>
        <textarea
          id={id}
          value={value}
          rows={24}
          wrap="off"
          spellCheck={false}
          autoCapitalize="off"
          autoComplete="off"
          onChange={({ target }) => change(target.value)}
          onScroll={({ currentTarget }) => {
            if (numbers.current !== null) numbers.current.scrollTop = currentTarget.scrollTop
          }}
        />
      </div>
    </div>
  )
}
