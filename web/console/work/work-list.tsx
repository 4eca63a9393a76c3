import { useVirtualizer } from '@tanstack/react-virtual'
import { type ReactNode, useEffect, useEffectEvent, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../kit/button.tsx'
import { Notice } from '../../kit/notice.tsx'
import { kindOf } from '../../platform/api/problem.ts'
import type { Summary } from '../api-shapes.ts'
import { keyOf } from '../commands/command-list.ts'
import { useCommands } from '../commands/commands.tsx'
import { useSteadyScroll } from './steady-scroll.ts'
import { useCursor } from './use-cursor.ts'
import { useWork } from './use-work.ts'
import type { View } from './views.ts'
import { WorkRow } from './work-row.tsx'
import './work.css'

const ROW_REM = 5.25
const AHEAD = 20

interface WorkListProps {
  readonly view: View
  readonly current: string | undefined
}

interface CoveredProps {
  /** The search lies over it. */
  readonly covered: boolean
}

/** A list of work in the order of what is due first. Only the rows in sight are there, so that 10,000 are as quick as 10. */
export function WorkList({ view, current, covered }: WorkListProps & CoveredProps): ReactNode {
  const { t } = useTranslation(['console', 'common'])
  const { items, isPending, error, refetch, hasMore, readOn } = useWork(view)
  const scroller = useRef<HTMLDivElement>(null)
  const rowHeight = ROW_REM * Number.parseFloat(getComputedStyle(document.documentElement).fontSize)
  const rows = useVirtualizer({
    count: items.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    getItemKey: (index) => items[index]?.inquiryId ?? index,
    overscan: 6,
  })
  const visible = rows.getVirtualItems()
  const last = visible.at(-1)?.index ?? 0
  const readFurther = useEffectEvent(() => void readOn())
  useEffect(() => {
    if (hasMore && last >= items.length - AHEAD) readFurther()
  }, [hasMore, last, items.length])
  const unseen = useSteadyScroll(scroller, items, rowHeight, rows.range?.startIndex ?? 0)
  const show = (index: number): void => rows.scrollToIndex(index, { align: 'auto' })
  const { stop } = useCursor({ column: view, covered, current, items, show, scroller })
  const showCurrent = useEffectEvent((chosen: string | undefined) => {
    const index = items.findIndex(({ inquiryId }) => inquiryId === chosen)
    if (index >= 0) show(index)
  })
  // Only when another one is chosen: new work must not move what is read.
  useEffect(() => showCurrent(current), [current])
  const toTop = (): void => rows.scrollToIndex(0)
  useCommands({ newest: unseen > 0 && !covered ? toTop : undefined })

  if (isPending) return <p className="work-note soft">{t('common:loading')}</p>
  if (error !== null && items.length === 0)
    return (
      <Notice tone="warn" live actions={<Button onPress={() => void refetch()}>{t('common:tryAgain')}</Button>}>
        {t(`common:problems.${kindOf(error)}`)}
      </Notice>
    )
  if (items.length === 0) return <p className="work-note soft">{t(`empty.${view}`)}</p>
  return (
    <div className="work-frame">
      <div className="newcomers" role="status">
        {unseen > 0 && (
          <Button onPress={toTop} shortcut={keyOf('newest')}>
            {t('newWork', { count: unseen })}
          </Button>
        )}
      </div>
      <div className="work-list" ref={scroller}>
        <ul aria-label={t(`views.${view}`)} style={{ height: rows.getTotalSize() }}>
          {visible.map(({ index, key, start, size }) => (
            <Row
              key={key}
              inquiry={items[index]}
              {...{ index, start, size, view, current, stop, count: items.length }}
            />
          ))}
        </ul>
      </div>
    </div>
  )
}

interface RowProps extends WorkListProps {
  readonly inquiry: Summary | undefined
  readonly index: number
  readonly start: number
  readonly size: number
  readonly count: number
  /** The one row that the tabulator key stops at. */
  readonly stop: string | undefined
}

function Row({ inquiry, index, start, size, count, view, current, stop }: RowProps): ReactNode {
  if (inquiry === undefined) return null
  const { inquiryId } = inquiry
  return (
    <li aria-posinset={index + 1} aria-setsize={count} style={{ height: size, transform: `translateY(${start}px)` }}>
      <WorkRow inquiry={inquiry} view={view} current={inquiryId === current} stop={inquiryId === stop} />
    </li>
  )
}
