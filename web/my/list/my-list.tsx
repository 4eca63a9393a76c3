import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import { Badge } from '../../kit/badge.tsx'
import { Button } from '../../kit/button.tsx'
import { Notice } from '../../kit/notice.tsx'
import { kindOf } from '../../platform/api/problem.ts'
import { useNow } from '../../platform/use-now.ts'
import { useTimes } from '../../platform/use-times.ts'
import type { Summary } from '../api-shapes.ts'
import { isOpen } from '../promise/promise-state.ts'
import { usePromiseWords } from '../promise/use-promise-words.ts'
import { useInquiries } from './use-inquiries.ts'
import './list.css'

/** The own inquiries, each with where it stands. */
export function MyList({ current }: { readonly current: string | undefined }): ReactNode {
  const { t } = useTranslation(['my', 'common'])
  const { items, isPending, error, refetch, hasNextPage, isFetchingNextPage, fetchNextPage } = useInquiries()
  if (isPending) return <p className="list-note soft">{t('common:loading')}</p>
  if (error !== null && items.length === 0)
    return (
      <Notice tone="warn" live actions={<Button onPress={() => void refetch()}>{t('common:tryAgain')}</Button>}>
        {t(`common:problems.${kindOf(error)}`)}
      </Notice>
    )
  if (items.length === 0) return <p className="list-note soft">{t('empty')}</p>
  return (
    <>
      <ul className="list-mine">
        {items.map((inquiry) => (
          <li key={inquiry.inquiryId}>
            <Row inquiry={inquiry} current={inquiry.inquiryId === current} />
          </li>
        ))}
      </ul>
      {hasNextPage && (
        <Button isDisabled={isFetchingNextPage} onPress={() => void fetchNextPage()}>
          {t('more')}
        </Button>
      )}
    </>
  )
}

function Row({ inquiry, current }: { readonly inquiry: Summary; readonly current: boolean }): ReactNode {
  const { t } = useTranslation('my')
  const times = useTimes()
  const now = useNow()
  const promised = usePromiseWords()(inquiry.promise?.by)
  const { inquiryId, status, subject, preview, milestones, reference } = inquiry
  return (
    <Link className="row-mine" href={`/my/inquiries/${inquiryId}`} aria-current={current ? 'page' : undefined}>
      <span className="line">
        <Badge tone={status === 'answered' ? 'good' : 'plain'}>{t(`statuses.${status}`)}</Badge>
        <time className="soft small" dateTime={milestones.receivedAt}>
          {times.short(Date.parse(milestones.receivedAt), now)}
        </time>
      </span>
      <bdi className="cut name">{subject || preview || reference}</bdi>
      {isOpen(inquiry) && promised !== undefined && (
        <span className="small">{t('promise.row', { when: promised })}</span>
      )}
    </Link>
  )
}
