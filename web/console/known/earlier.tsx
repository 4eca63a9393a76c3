import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import { useNow } from '../../platform/use-now.ts'
import { useTimes } from '../../platform/use-times.ts'
import type { Inquiry } from '../api-shapes.ts'
import { useNames } from '../names/use-names.ts'
import { addressOf, type Column } from '../work/views.ts'

interface EarlierProps extends Pick<Inquiry, 'earlier'> {
  readonly column: Column
}

/** Other matters of the same customer. */
export function EarlierSection({ earlier, column }: EarlierProps): ReactNode {
  const { t } = useTranslation('console')
  const names = useNames()
  const times = useTimes()
  const now = useNow()
  if (earlier.length === 0) return null
  return (
    <section>
      <h2>{t('earlier')}</h2>
      <ul className="earlier">
        {earlier.map(({ inquiryId, subject, topic, status, receivedAt }) => (
          <li key={inquiryId}>
            <Link href={addressOf(column, inquiryId)}>
              <bdi>{subject || names.topic(topic)}</bdi>
            </Link>
            <span className="soft small">
              {times.short(Date.parse(receivedAt), now)} · {t(`statuses.${status}`)}
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}
