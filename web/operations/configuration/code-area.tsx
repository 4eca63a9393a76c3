import { type ReactNode, useEffect, useId, useRef } from 'react'

interface CodeAreaProps {
  readonly label: string
  readonly value: string
  readonly change: (text: string) => void
  /** A line to go to; a new object goes there again. */
  readonly place: { readonly line: number } | undefined
}

/** A text area whose lines are numbered and do not wrap. The tabulator leaves it, as it leaves every field. */
export function CodeArea({ label, value, change, place }: CodeAreaProps): ReactNode {
  const id = useId()
  const numbers = useRef<HTMLPreElement>(null)
  const area = useRef<HTMLTextAreaElement>(null)
  const count = value.split('\n').length
  useEffect(() => {
    if (place !== undefined && area.current !== null) goTo(area.current, place.line)
  }, [place])
  return (
    <div className="code-area kit-field">
      <label className="label" htmlFor={id}>
        {label}
      </label>
      <div className="control">
        <pre ref={numbers} aria-hidden="true">
          {Array.from({ length: count }, (_, line) => line + 1).join('\n')}
        </pre>
        <textarea
          ref={area}
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

/** Chooses the line, with as much above as below it. */
function goTo(area: HTMLTextAreaElement, line: number): void {
  const lines = area.value.split('\n')
  const start = lines.slice(0, line - 1).reduce((sum, { length }) => sum + length + 1, 0)
  area.focus()
  area.setSelectionRange(start, start + (lines[line - 1]?.length ?? 0))
  area.scrollTop = (area.scrollHeight / lines.length) * (line - 1) - area.clientHeight / 2
}
