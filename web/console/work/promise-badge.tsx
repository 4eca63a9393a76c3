import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Badge } from '../../kit/badge.tsx'
import { useNow } from '../../platform/use-now.ts'
import { useTimes } from '../../platform/use-times.ts'
import type { Summary } from '../api-shapes.ts'
import { slackOf } from './slack.ts'

const TONES = { none: 'plain', time: 'plain', soon: 'warn', late: 'alarm' } as const

/** By when a person answers, and how much time that leaves. */
export function PromiseBadge({ inquiry }: { readonly inquiry: Pick<Summary, 'promise' | 'status'> }): ReactNode {
  const { t } = useTranslation('console')
  const now = useNow()
  const times = useTimes()
  const slack = slackOf(inquiry, now)
  if (slack === 'none' || inquiry.promise === undefined) return null
  const by = Date.parse(inquiry.promise.by)
  return (
    <Badge tone={TONES[slack]}>
      {slack === 'late'
        ? t('promise.late', { since: times.distance(by, now) })
        : t('promise.by', { at: times.short(by, now) })}
    </Badge>
  )
}
