import { type ReactNode, useRef, useState } from 'react'
import { ListLayout, Virtualizer } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import { Button } from '../../kit/button.tsx'
import { Notice } from '../../kit/notice.tsx'
import { kindOf } from '../../platform/api/problem.ts'
import { useSteadyScroll } from '../work/steady-scroll.ts'
import { useWork } from '../work/use-work.ts'
import { Matters } from './matters.tsx'

/** Height of a row, as team.css has it. */
const ROW_REM = 4

/** What waits at a desk, what is due first on top; new work does not move what is read. Only the rows in sight are there. */
export function Waiting({ desk }: { readonly desk: string }): ReactNode {
  const { t } = useTranslation(['console', 'common'])
  const { items, isPending, error, refetch, hasMore, readOn } = useWork('waiting', desk)
  const scroller = useRef<HTMLDivElement>(null)
  const [top, setTop] = useState(0)
  const rowHeight = ROW_REM * Number.parseFloat(getComputedStyle(document.documentElement).fontSize)
  const unseen = useSteadyScroll(scroller, items, rowHeight, Math.floor(top / rowHeight))
  if (isPending) return <p className="soft">{t('common:loading')}</p>
  if (error !== null && items.length === 0)
    return (
      <Notice tone="warn" live actions={<Button onPress={() => void refetch()}>{t('common:tryAgain')}</Button>}>
        {t(`common:problems.${kindOf(error)}`)}
      </Notice>
    )
  if (items.length === 0) return <p className="soft">{t('empty.waiting')}</p>
  return (
    <>
      <div role="status">
        {unseen > 0 && (
          <Button look="quiet" onPress={() => scroller.current?.scrollTo({ top: 0 })}>
            {t('newWork', { count: unseen })}
          </Button>
        )}
      </div>
      <Virtualizer layout={ListLayout} layoutOptions={{ rowHeight }}>
        <Matters
          label={t('team.waiting')}
          items={items}
          scroller={scroller}
          height={`min(65vh, ${items.length * ROW_REM}rem)`}
          onScroll={setTop}
        />
      </Virtualizer>
      {hasMore && (
        <Button look="quiet" onPress={() => void readOn()}>
          {t('team.more')}
        </Button>
      )}
    </>
  )
}
