import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useNow } from '../../platform/use-now.ts'
import { useTimes } from '../../platform/use-times.ts'
import type { Inquiry } from '../api-shapes.ts'
import { useInquiry } from '../conversation/use-inquiry.ts'
import { reasonIn } from '../names/reason.ts'
import { useNames } from '../names/use-names.ts'
import type { Column } from '../work/views.ts'
import { CustomerSection } from './customer.tsx'
import { EarlierSection } from './earlier.tsx'
import { Facts } from './facts.tsx'
import { WhySection } from './why.tsx'
import './known.css'

interface KnownProps {
  readonly inquiryId: string
  readonly column: Column
}

/** What is known about the customer and about how the inquiry came here. */
export function Known({ inquiryId, column }: KnownProps): ReactNode {
  const { data: inquiry } = useInquiry(inquiryId)
  if (inquiry === undefined) return null
  return (
    <div className="known">
      <CustomerSection inquiry={inquiry} />
      <Understood inquiry={inquiry} />
      <WhySection decisions={inquiry.decisions} />
      <Course inquiry={inquiry} />
      <EarlierSection earlier={inquiry.earlier} column={column} />
    </div>
  )
}

/** A guess that is hardly likely says nothing. */
const WORTH_SAYING = 0.05

interface SectionProps {
  readonly inquiry: Inquiry
}

function Understood({ inquiry: { topic, desk, because, tone, hardship, understood } }: SectionProps): ReactNode {
  const { t, i18n } = useTranslation('console')
  const names = useNames()
  const percent = new Intl.NumberFormat(i18n.language, { style: 'percent', maximumFractionDigits: 0 })
  const share = (value: number): string => percent.format(value)
  return (
    <section>
      <h2>{t('about')}</h2>
      <Facts
        facts={[
          [t('facts.topic'), topic === undefined ? undefined : names.topic(topic)],
          [t('facts.desk'), desk === undefined ? undefined : names.desk(desk)],
          [t('facts.because'), because.map((reason) => reasonIn(t, names, reason)).join(', ')],
          [t('facts.words'), understood?.words.join(', ')],
          [t('facts.confidence'), understood === undefined ? undefined : share(understood.confidence)],
          [
            t('facts.guesses'),
            understood?.guesses
              .filter((guess) => guess.confidence >= WORTH_SAYING && (guess.topic !== topic || guess.desk !== desk))
              .map((guess) => `${names.topic(guess.topic)} (${names.desk(guess.desk)}), ${share(guess.confidence)}`)
              .join('; '),
          ],
          [t('facts.hardship'), hardship.map((one) => t(`hardships.${one}`)).join(', ')],
          [t('facts.angry'), tone.angry.join(', ')],
          [t('facts.address'), tone.address === undefined ? undefined : t(`addresses.${tone.address}`)],
        ]}
      />
    </section>
  )
}

function Course({ inquiry: { advisor, promise, milestones } }: SectionProps): ReactNode {
  const { t } = useTranslation('console')
  const times = useTimes()
  const now = useNow()
  const time = (at: string | undefined): string | undefined =>
    at === undefined ? undefined : times.short(Date.parse(at), now)
  return (
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
  )
}
