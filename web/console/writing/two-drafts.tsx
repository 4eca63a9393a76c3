import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../kit/button.tsx'
import { Notice } from '../../kit/notice.tsx'
import type { Draft } from './draft-store.ts'
import { useWriting } from './writing-context.tsx'

interface TwoDraftsProps {
  readonly draft: Draft
  readonly inquiryId: string
}

/** Another tab or device wrote something else: both are shown, and nothing is given up without asking. */
export function TwoDrafts({ draft: { text, other }, inquiryId }: TwoDraftsProps): ReactNode {
  const { t } = useTranslation('console')
  const { drafts } = useWriting()
  if (other === undefined) return null
  return (
    <Notice tone="warn" live title={t('drafts.two')}>
      <div className="versions">
        <section aria-label={t('drafts.here')}>
          <strong>{t('drafts.here')}</strong>
          <p className="text">{text}</p>
          <Button onPress={() => drafts.keepMine(inquiryId)}>{t('drafts.keepMine')}</Button>
        </section>
        <section aria-label={t('drafts.there')}>
          <strong>{t('drafts.there')}</strong>
          <p className="text">{other.text}</p>
          <Button onPress={() => drafts.takeOther(inquiryId)}>{t('drafts.takeOther')}</Button>
        </section>
      </div>
    </Notice>
  )
}
