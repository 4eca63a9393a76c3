import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import { Badge } from '../../kit/badge.tsx'
import { useTimes } from '../../platform/use-times.ts'
import type { Summary } from '../api-shapes.ts'
import { useNames } from '../names/use-names.ts'
import { addressOf } from '../work/views.ts'

interface FoundRowProps {
  readonly inquiry: Summary
  readonly current: boolean
  readonly stop: boolean
}

/** One inquiry that was found; as it is now where it was opened since. */
export function FoundRow({ inquiry: found, current, stop }: FoundRowProps): ReactNode {
  const { t } = useTranslation('console')
  const names = useNames()
  const times = useTimes()
  const { inquiryId } = found
  const { data: opened } = useQuery<Summary>({ queryKey: ['inquiry', inquiryId], enabled: false })
  const { customer, subject, preview, urgent, topic, desk, status, reference, milestones } = opened ?? found
  const about = [topic === undefined ? '' : names.topic(topic), desk === undefined ? '' : names.desk(desk)]
  return (
    <Link
      className="work-row"
      href={addressOf('search', inquiryId)}
      aria-current={current ? 'true' : undefined}
      data-id={inquiryId}
      tabIndex={stop ? 0 : -1}
    >
      <span className="line">
        <bdi className="name">{customer.name || customer.email || t('noName')}</bdi>
        {urgent && <Badge tone="alarm">{t('urgent')}</Badge>}
        <Badge tone={status === 'answered' || status === 'resolved' ? 'good' : 'plain'}>
          {t(`statuses.${status}`)}
        </Badge>
      </span>
      <bdi className="cut">{subject || preview}</bdi>
      <span className="cut soft small">{about.filter((one) => one !== '').join(' · ')}</span>
      <span className="line soft small">
        <span className="cut">{times.date(Date.parse(milestones.receivedAt))}</span>
        <span className="reference">{reference}</span>
      </span>
    </Link>
  )
}
