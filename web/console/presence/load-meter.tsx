import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import './presence.css'

interface LoadMeterProps {
  readonly openWeight: number
  readonly capacity: number
}

/** How much of what somebody can take is taken. */
export function LoadMeter({ openWeight, capacity }: LoadMeterProps): ReactNode {
  const { t } = useTranslation('console')
  return (
    <span className="load">
      <meter className="said" min={0} max={capacity} value={openWeight} aria-label={t('presence.loadLabel')} />
      <span className="load-bar" aria-hidden="true">
        <span style={{ width: `${Math.min(100, (100 * openWeight) / capacity)}%` }} />
      </span>
      <span className="soft small">{t('presence.load', { open: openWeight, capacity })}</span>
    </span>
  )
}
