import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Badge } from '../../kit/badge.tsx'
import type { Inquiry } from '../api-shapes.ts'
import { useNames } from '../names/use-names.ts'
import { Facts } from './facts.tsx'

/** Who wrote, and how they can be reached. */
export function CustomerSection({ inquiry }: { readonly inquiry: Inquiry }): ReactNode {
  const { t } = useTranslation('console')
  const names = useNames()
  const { customer, known, language, channel, otherWays, tone } = inquiry
  return (
    <section>
      <h2 dir="auto">{customer.name || t('noName')}</h2>
      <p className="badges">
        <Badge tone={customer.verified ? 'good' : 'warn'}>{customer.verified ? t('verified') : t('unverified')}</Badge>
        {known.segment !== undefined && <Badge>{t(`segments.${known.segment}`)}</Badge>}
      </p>
      <Facts
        facts={[
          [t('facts.email'), customer.email],
          [t('facts.phone'), known.phone],
          [t('facts.company'), known.companyId],
          [t('facts.ownAdvisor'), known.ownAdvisor?.name],
          [t('facts.channel'), t(`channels.${channel}`)],
          [t('facts.language'), names.language(tone.writtenIn ?? language ?? '')],
          [t('facts.values'), known.values.map((value) => t(`values.${value}`)).join(', ')],
        ]}
      />
      {otherWays?.map((way) => (
        <p key={way.way}>
          {t(`ways.${way.way}`)} <bdi>{way.way === 'phone' ? way.number : way.way === 'email' ? way.address : ''}</bdi>
        </p>
      ))}
    </section>
  )
}
