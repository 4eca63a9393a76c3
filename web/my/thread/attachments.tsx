import { useMutation } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../kit/button.tsx'
import { call } from '../../platform/api/client.ts'
import { kindOf } from '../../platform/api/problem.ts'
import { useApp } from '../../platform/app-context.ts'
import type { Message } from '../api-shapes.ts'

interface AttachmentsProps {
  readonly inquiryId: string
  readonly files: NonNullable<Message['attachments']>
  /** What the customer sent themselves, which the bank does not give out again. */
  readonly mine: boolean
}

/** The files of a message; those of the bank open once the scanner has found them clean. */
export function Attachments({ inquiryId, files, mine }: AttachmentsProps): ReactNode {
  const { t } = useTranslation(['my', 'common'])
  const { api } = useApp()
  const open = useMutation({
    mutationFn: (attachmentId: string) =>
      call(
        api.GET('/v1/mobile/inquiries/{id}/attachments/{attachmentId}', {
          params: { path: { id: inquiryId, attachmentId } },
        }),
      ),
    // The link saves the file and leaves the page where it is.
    onSuccess: ({ url }) => location.assign(url),
  })
  return (
    <ul className="attachments" aria-label={t('files.title')}>
      {files.map(({ attachmentId, name, state }) => (
        <li key={attachmentId}>
          {mine || state !== 'clean' ? (
            <bdi>{name}</bdi>
          ) : (
            <Button look="quiet" onPress={() => open.mutate(attachmentId)}>
              <bdi>{name}</bdi>
            </Button>
          )}
          {!mine && state === 'pending' && <span className="soft small">{t('files.checking')}</span>}
        </li>
      ))}
      {open.error !== null && <li role="status">{t(`common:problems.${kindOf(open.error)}`)}</li>}
    </ul>
  )
}
