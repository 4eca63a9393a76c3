import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useWords } from '../words/use-words.ts'
import { RowsChart } from './rows-chart.tsx'
import { ticksTo } from './scale.ts'
import './charts.css'

/** One place on the horizontal axis; seconds, null where nothing was counted. */
interface BandPoint {
  readonly key: string
  readonly name: string
  readonly p50: number | null
  readonly p90: number | null
  readonly p99: number | null
}

/** Fewer groups than this do not make broader columns. */
const LEAST_PLACES = 6

const BANDS = ['p99', 'p90', 'p50'] as const

interface BandChartProps {
  readonly title: string
  readonly points: readonly BandPoint[]
  /** Points follow one another in time: a few of their names say which the others are. */
  readonly series: boolean
}

/**
 * A column for each group: half of the times are in its darkest part, 90 and 99 of a hundred up to the lighter ones. A
 * picture of the table below it, which says the same in words.
 */
export function BandChart({ title, points, series }: BandChartProps): ReactNode {
  const { t } = useTranslation('operations')
  const words = useWords()
  if (!series && points.length > LEAST_PLACES) return <BandRows title={title} points={points} />
  const ticks = ticksTo(Math.max(0, ...points.map(({ p99 }) => p99 ?? 0)))
  const top = ticks.at(-1) ?? 1
  const places = Math.max(LEAST_PLACES, points.length)
  const percent = (seconds: number): number => (seconds / top) * 100
  return (
    <figure className="chart">
      <figcaption>{title}</figcaption>
      <div className="plot" aria-hidden="true">
        <ol className="axis">
          {ticks.toReversed().map((seconds) => (
            <li key={seconds}>{words.duration(seconds)}</li>
          ))}
        </ol>
        <svg viewBox={`0 0 ${places} 100`} preserveAspectRatio="none" aria-hidden="true">
          {ticks.map((seconds) => (
            <line key={seconds} className="grid" x2={places} y1={100 - percent(seconds)} y2={100 - percent(seconds)} />
          ))}
          {points.flatMap((point, index) =>
            BANDS.map((band) => (
              <rect
                key={`${point.key} ${band}`}
                className={band}
                x={index + 0.12}
                width={0.76}
                y={100 - percent(point[band] ?? 0)}
                height={percent(point[band] ?? 0)}
              />
            )),
          )}
        </svg>
      </div>
      <p className="ends" aria-hidden="true">
        {points.length <= LEAST_PLACES
          ? points.map(({ key, name }) => (
              <span key={key} className="under">
                {name}
              </span>
            ))
          : [0, Math.floor(points.length / 2), points.length - 1].map((at) => <span key={at}>{points[at]?.name}</span>)}
      </p>
      <ul className="legend" aria-hidden="true">
        {BANDS.toReversed().map((band) => (
          <li key={band} className={band}>
            {t(`bands.${band}`)}
          </li>
        ))}
      </ul>
    </figure>
  )
}

/** Many groups with names of their own: one below the other, where each name has room. */
function BandRows({ title, points }: Omit<BandChartProps, 'series'>): ReactNode {
  const { t } = useTranslation('operations')
  const words = useWords()
  return (
    <RowsChart
      title={title}
      whole={Math.max(0, ...points.map(({ p99 }) => p99 ?? 0))}
      rows={points.map((point) => ({
        key: point.key,
        name: point.name,
        parts: BANDS.map((band) => ({ look: band, length: point[band] ?? 0 })),
        value: point.p90 === null ? '–' : `${t('bands.p90')} ${words.duration(point.p90)}`,
      }))}
      legend={BANDS.toReversed().map((band) => ({ look: band, name: t(`bands.${band}`) }))}
    />
  )
}
