import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import { Notice } from '../../kit/notice.tsx'
import { Redrive } from '../queues/redrive.tsx'
import { useWords } from '../words/use-words.ts'
import type { Finding } from './findings.ts'

/** Where more is seen of it, and where it is set right. */
const PLACES = {
  waits: '/operations/queues',
  missing: '/operations/received',
  failed: '/operations/queues',
  stuck: '/operations/received',
  formsHeld: '/operations/suppressed',
  held: '/operations/suppressed',
  notReached: '/operations/not-reached',
  departed: '/operations/departed',
} as const

/** One sentence that says what is wrong, one that says what customers suffer, and what can be done. */
export function FindingItem({ finding }: { readonly finding: Finding }): ReactNode {
  const { t } = useTranslation('operations')
  const words = useWords()
  const { kind, tone } = finding
  const queue = 'queue' in finding ? words.queue(finding.queue) : ''
  const consequence = 'queue' in finding ? words.consequence(finding.queue) : t(`findings.${finding.kind}.text`)
  const title =
    finding.kind === 'waits'
      ? t('findings.waits', { queue, duration: words.duration(finding.seconds) })
      : finding.kind === 'broken'
        ? t('findings.broken.title', { count: finding.count, rate: words.percent(finding.rate) })
        : finding.kind === 'deadLetters'
          ? t('findings.deadLetters', { count: finding.count, queue })
          : t(`findings.${finding.kind}.title`, { count: finding.count })
  return (
    <li>
      <Notice
        tone={tone}
        title={title}
        actions={
          kind === 'deadLetters' ? (
            <Redrive name={finding.queue} count={finding.count} />
          ) : (
            <Link className="button" href={kind === 'broken' ? brokenPlace(finding) : PLACES[kind]}>
              {t(`acts.${kind}`)}
            </Link>
          )
        }
      >
        {consequence}
      </Notice>
    </li>
  )
}

/** The day in question, hour by hour, at the desk where most promises broke. */
const brokenPlace = ({ day, desk }: Extract<Finding, { readonly kind: 'broken' }>): string =>
  `/operations/reaction-times?${new URLSearchParams({ groupBy: 'hour', day, ...(desk === undefined ? {} : { desk }) }).toString()}`
