import { memo, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import { Badge } from '../../kit/badge.tsx'
import type { Summary } from '../api-shapes.ts'
import { useNames } from '../names/use-names.ts'
import { PromiseBadge } from './promise-badge.tsx'
import { addressOf, type View } from './views.ts'

interface WorkRowProps {
  readonly inquiry: Summary
  readonly view: View
  readonly current: boolean
  readonly stop: boolean
}

/** One inquiry in a list. */
export const WorkRow = memo(function WorkRow({ inquiry, view, current, stop }: WorkRowProps): ReactNode {
  const { t } = useTranslation('console')
  const names = useNames()
  const { inquiryId, customer, subject, preview, urgent, advisor, topic } = inquiry
  return (
    <Link
      className="work-row"
      href={addressOf(view, inquiryId)}
      aria-current={current ? 'true' : undefined}
      data-id={inquiryId}
      tabIndex={stop ? 0 : -1}
    >
      <span className="line">
        <bdi className="name">{customer.name || customer.email || t('noName')}</bdi>
        {urgent && <Badge tone="alarm">{t('urgent')}</Badge>}
        <PromiseBadge inquiry={inquiry} />
      </span>
      <bdi className="cut">{subject || (topic !== undefined && names.topic(topic))}</bdi>
      <span className="line soft small">
        <bdi className="cut">{preview}</bdi>
        {view !== 'mine' && advisor !== undefined && <bdi className="owner">{advisor.name}</bdi>}
      </span>
    </Link>
  )
})
