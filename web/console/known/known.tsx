import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Badge } from '../../kit/badge.tsx'
import { useNow } from '../../platform/use-now.ts'
import { useTimes } from '../../platform/use-times.ts'
import { useInquiry } from '../conversation/use-inquiry.ts'
import './known.css'

/** What is known about the customer and about how the inquiry came here. */
export function Known({ inquiryId }: { readonly inquiryId: string }): ReactNode {
  const { t } = useTranslation('console')
  const times = useTimes()
  const now = useNow()
  const { data: inquiry } = useInquiry(inquiryId)
  if (inquiry === undefined) return null
  const { customer, advisor, desk, topic, language, channel, because, promise, milestones, otherWays } = inquiry
  const time = (at: string | undefined): string | undefined =>
    at === undefined ? undefined : times.short(Date.parse(at), now)
  return (
    <div className="known">
      <section>
        <h2 dir="auto">{customer.name || t('noName')}</h2>
        <p>
          <Badge tone={customer.verified ? 'good' : 'warn'}>
            {customer.verified ? t('verified') : t('unverified')}
          </Badge>
        </p>
        <Facts
          facts={[
            [t('facts.email'), customer.email],
            [t('facts.channel'), t(`channels.${channel}`)],
            [t('facts.language'), language],
          ]}
        />
        {otherWays?.map((way) => (
          <p key={way.way}>
            {t(`ways.${way.way}`)}{' '}
            <bdi>{way.way === 'phone' ? way.number : way.way === 'email' ? way.address : ''}</bdi>
          </p>
        ))}
      </section>
      <section>
        <h2>{t('about')}</h2>
        <Facts
          facts={[
            [t('facts.topic'), topic],
            [t('facts.desk'), desk],
            [t('facts.because'), because.join(', ')],
          ]}
        />
      </section>
      <section>
        <h2>{t('course')}</h2>
        <Facts
          facts={[
            [t('facts.received'), time(milestones.receivedAt)],
            [t('facts.promised'), time(promise?.by)],
            ...(promise?.earlier ?? []).map(
              ({ by, toldAt }) =>
                [
                  t('facts.promisedBefore'),
                  toldAt === undefined
                    ? t('facts.promisedUntold', { by: time(by) })
                    : t('facts.promisedTold', { by: time(by), told: time(toldAt) }),
                ] as const,
            ),
            [t('facts.assigned'), time(milestones.assignedAt)],
            [t('facts.advisor'), advisor?.name],
            [t('facts.answered'), time(milestones.answeredAt)],
            [t('facts.resolved'), time(milestones.resolvedAt)],
          ]}
        />
      </section>
    </div>
  )
}

function Facts({ facts }: { readonly facts: readonly (readonly [string, string | undefined])[] }): ReactNode {
  return (
    <dl className="facts">
      {facts
        .filter(([, value]) => value !== undefined && value !== '')
        .map(([name, value]) => (
          <div key={`${name} ${value}`}>
            <dt>{name}</dt>
            <dd dir="auto">{value}</dd>
          </div>
        ))}
    </dl>
  )
}
