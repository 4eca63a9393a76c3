import type { ReactNode } from 'react'
import './table.css'

interface Column<T> {
  readonly name: string
  /** Figures stand under each other. */
  readonly number?: boolean
  readonly show: (row: T) => ReactNode
}

interface TableProps<T> {
  /** What it shows, for who hears it. */
  readonly title: string
  /** The first names its row. */
  readonly columns: readonly Column<T>[]
  readonly rows: readonly T[]
  readonly keyOf: (row: T) => string
}

/** A table that scrolls by itself where there is little room, by keyboard too. */
export function Table<T>({ title, columns, rows, keyOf }: TableProps<T>): ReactNode {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard (WCAG 2.1.1)
    <section className="kit-table" aria-label={title} tabIndex={0}>
      <table>
        <thead>
          <tr>
            {columns.map(({ name, number }) => (
              <th key={name} scope="col" className={number ? 'number' : undefined}>
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={keyOf(row)}>
              {columns.map(({ name, number, show }, index) =>
                index === 0 ? (
                  <th key={name} scope="row">
                    {show(row)}
                  </th>
                ) : (
                  <td key={name} className={number ? 'number' : undefined}>
                    {show(row)}
                  </td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
