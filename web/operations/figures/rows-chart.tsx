import type { ReactNode } from 'react'
import './charts.css'

interface Row {
  readonly key: string
  readonly name: string
  /** Parts of the row from its start, each the look that charts.css gives it and how long it is; later ones cover earlier ones. */
  readonly parts: readonly { readonly look: string; readonly length: number }[]
  /** What it says in words. */
  readonly value: string
}

interface RowsChartProps {
  readonly title: string
  readonly rows: readonly Row[]
  /** Length of a whole row. */
  readonly whole: number
  readonly legend?: readonly { readonly look: string; readonly name: string }[]
}

/** A row for each group, as many as there are, with its name in full. A picture of the table below it. */
export function RowsChart({ title, rows, whole, legend = [] }: RowsChartProps): ReactNode {
  return (
    <figure className="chart">
      <figcaption>{title}</figcaption>
      <ul className="bars" aria-hidden="true">
        {rows.map(({ key, name, parts, value }) => (
          <li key={key}>
            <span className="name">{name}</span>
            <svg viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">
              <rect className="all" width={100} height={10} />
              {parts.map(({ look, length }) => (
                <rect key={look} className={look} width={whole === 0 ? 0 : (length / whole) * 100} height={10} />
              ))}
            </svg>
            <span className="value">{value}</span>
          </li>
        ))}
      </ul>
      {legend.length > 0 && (
        <ul className="legend" aria-hidden="true">
          {legend.map(({ look, name }) => (
            <li key={look} className={look}>
              {name}
            </li>
          ))}
        </ul>
      )}
    </figure>
  )
}
