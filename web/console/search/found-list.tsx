import { type ReactNode, useEffect, useEffectEvent, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../kit/button.tsx'
import { Notice } from '../../kit/notice.tsx'
import { kindOf } from '../../platform/api/problem.ts'
import { useCursor } from '../work/use-cursor.ts'
import { itemsOf, useFound } from './found.ts'
import { FoundRow } from './found-row.tsx'
import type { Question } from './question.ts'
import { useSearching } from './searching.tsx'

interface FoundListProps {
  readonly question: Question
  readonly current: string | undefined
}

/** What was found, the newest first, with ways to look further back. */
export function FoundList({ question, current }: FoundListProps): ReactNode {
  const { t } = useTranslation(['console', 'common'])
  const { waits } = useSearching()
  const query = useFound(question)
  const { data, error, isFetching, hasNextPage } = query
  const pages = data?.pages ?? []
  const items = itemsOf(pages)
  const scroller = useRef<HTMLDivElement>(null)
  const show = (index: number): void =>
    scroller.current?.querySelectorAll('[data-id]')[index]?.scrollIntoView({ block: 'nearest' })
  const { stop, move } = useCursor({ column: 'search', current, items, show, scroller })
  const toFirst = useEffectEvent(() => {
    if (waits.current && document.activeElement?.closest('.search') != null) move(0)
    waits.current = false
  })
  const isThere = data !== undefined
  useEffect(() => {
    if (isThere) toFirst()
  }, [isThere])
  const unfinished = pages.at(-1)?.unfinished === true
  const more = (): void => void (isThere ? query.fetchNextPage() : query.refetch())
  return (
    <div className="found" ref={scroller}>
      <p className="said-now soft small" role="status">
        {isFetching ? (
          <span className="slow">{t('search.looking')}</span>
        ) : (
          isThere && <Said count={items.length} more={hasNextPage} unfinished={unfinished} />
        )}
      </p>
      {items.length > 0 && (
        <ul className="found-list" aria-label={t('search.results')}>
          {items.map((inquiry) => (
            <li key={inquiry.inquiryId}>
              <FoundRow inquiry={inquiry} current={inquiry.inquiryId === current} stop={inquiry.inquiryId === stop} />
            </li>
          ))}
        </ul>
      )}
      {isThere && items.length === 0 && !hasNextPage && <p className="soft">{t('search.advice')}</p>}
      {error !== null && !isFetching && (
        <Notice tone="warn" live actions={<Button onPress={more}>{t('common:tryAgain')}</Button>}>
          {t(`common:problems.${kindOf(error)}`)}
        </Notice>
      )}
      {error === null && hasNextPage && (
        <Button isDisabled={isFetching} onPress={more}>
          {unfinished ? t('search.further') : t('search.older')}
        </Button>
      )}
    </div>
  )
}

interface SaidProps {
  readonly count: number
  /** There are older ones. */
  readonly more: boolean
  /** There may be, the answer ended before it knew. */
  readonly unfinished: boolean
}

function Said({ count, more, unfinished }: SaidProps): ReactNode {
  const { t } = useTranslation('console')
  if (unfinished) return t('search.unfinished', { count })
  if (count === 0) return t('search.nothing')
  return more ? t('search.newest', { count }) : t('search.all', { count })
}
