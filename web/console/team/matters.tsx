import { memo, type ReactNode, type Ref, useMemo } from 'react'
import { Button as DragHandle, GridList, GridListItem, useDragAndDrop } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import { Badge } from '../../kit/badge.tsx'
import { Button } from '../../kit/button.tsx'
import type { Summary } from '../api-shapes.ts'
import { useNames } from '../names/use-names.ts'
import { PromiseBadge } from '../work/promise-badge.tsx'
import { addressOf } from '../work/views.ts'
import { useGiving } from './giving.tsx'

/** What is dragged is an inquiry of ours, and nothing from outside the page. */
export const MATTER = 'anklang-inquiry'

interface MattersProps {
  readonly label: string
  readonly items: readonly Summary[]
  readonly scroller?: Ref<HTMLDivElement>
  readonly height?: string
  readonly onScroll?: (top: number) => void
}

/** Inquiries that can be dragged to somebody, by mouse or keys, or given by a dialog. */
export function Matters({ label, items, scroller, height, onScroll }: MattersProps): ReactNode {
  const { drag } = useGiving()
  const find = (id: unknown): Summary | undefined => items.find(({ inquiryId }) => inquiryId === id)
  const { dragAndDropHooks } = useDragAndDrop({
    getItems: (keys) => [...keys].map((key) => ({ [MATTER]: String(key) })),
    getAllowedDropOperations: () => ['move'],
    onDragStart: ({ keys: [key] }) => drag(find(key)),
    onDragEnd: () => drag(undefined),
  })
  const rows = useMemo(() => items.map((inquiry) => ({ id: inquiry.inquiryId, inquiry })), [items])
  return (
    <GridList
      className="matters"
      aria-label={label}
      items={rows}
      dragAndDropHooks={dragAndDropHooks}
      keyboardNavigationBehavior="tab"
      style={{ height }}
      {...(scroller === undefined ? {} : { ref: scroller })}
      {...(onScroll === undefined ? {} : { onScroll: ({ currentTarget }) => onScroll(currentTarget.scrollTop) })}
    >
      {({ inquiry }) => <Matter inquiry={inquiry} />}
    </GridList>
  )
}

const Matter = memo(function Matter({ inquiry }: { readonly inquiry: Summary }): ReactNode {
  const { t } = useTranslation('console')
  const names = useNames()
  const { ask } = useGiving()
  const { inquiryId, customer, subject, topic, urgent } = inquiry
  const who = customer.name || customer.email || t('noName')
  return (
    <GridListItem className="matter" id={inquiryId} textValue={who}>
      <DragHandle slot="drag" className="handle">
        <span aria-hidden="true">⠿</span>
      </DragHandle>
      <span className="about">
        <span className="line">
          <Link className="name" href={addressOf('desk', inquiryId)} draggable={false}>
            <bdi>{who}</bdi>
          </Link>
          {urgent && <Badge tone="alarm">{t('urgent')}</Badge>}
        </span>
        <span className="line small">
          <PromiseBadge inquiry={inquiry} />
          <bdi className="cut soft">{topic === undefined ? subject : names.topic(topic)}</bdi>
        </span>
      </span>
      <Button look="quiet" onPress={() => ask({ inquiry })} aria-label={t('team.giveOne', { about: who })}>
        {t('team.give')}
      </Button>
    </GridListItem>
  )
})
