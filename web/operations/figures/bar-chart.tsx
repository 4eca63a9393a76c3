import type { ReactNode } from 'react'
import { useWords } from '../words/use-words.ts'
import './charts.css'

interface Bar {
  readonly key: string
  readonly name: string
  /** From 0 to 1; null where nothing was counted. */
  readonly share: number | null
}

interface BarChartProps {
  readonly title: string
  readonly bars: readonly Bar[]
  /** A share to be at, drawn through all bars. */
  readonly aim: number
}

/** A bar for each group, of 100 %. A picture of the table below it. */
export function BarChart({ title, bars, aim }: BarChartProps): ReactNode {
  const words = useWords()
  return (
    <figure className="chart">
      <figcaption>{title}</figcaption>
      <ul className="bars" aria-hidden="true">
        {bars.map(({ key, name, share }) => (
          <li key={key}>
            <span className="name">{name}</span>
            <svg viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">
              <rect className="all" width={100} height={10} />
              <rect className={(share ?? 1) < aim ? 'low' : 'kept'} width={(share ?? 0) * 100} height={10} />
              <line className="aim" x1={aim * 100} x2={aim * 100} y2={10} />
            </svg>
            <span className="value">{share === null ? '–' : words.percent(share)}</span>
          </li>
        ))}
      </ul>
    </figure>
  )
}
