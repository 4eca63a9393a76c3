import { useMutation } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../kit/button.tsx'
import { call } from '../../platform/api/client.ts'
import { kindOf } from '../../platform/api/problem.ts'
import { useApp } from '../../platform/app-context.ts'
import type { Message } from '../api-shapes.ts'
import { useBytes } from './use-bytes.ts'

type File = NonNullable<Message['attachments']>[number]

interface MessageFilesProps extends Pick<Message, 'attachments' | 'notTaken'> {
  readonly inquiryId: string
}

/** The files of a message: what the scanner said of each, and those that were not kept. */
export function MessageFiles({ inquiryId, attachments = [], notTaken = [] }: MessageFilesProps): ReactNode {
  const { t } = useTranslation('console')
  if (attachments.length + notTaken.length === 0) return null
  return (
    <ul className="files" aria-label={t('files.title')}>
      {attachments.map((file) => (
        <FileLine key={file.attachmentId} inquiryId={inquiryId} file={file} />
      ))}
      {notTaken.map(({ name, reason }, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: nothing else tells two files of one name apart.
        <li key={index}>
          <bdi className="name">{name}</bdi>
          <span className="problem small">{t(`files.notTaken.${reason}`)}</span>
        </li>
      ))}
    </ul>
  )
}

function FileLine({ inquiryId, file }: { readonly inquiryId: string; readonly file: File }): ReactNode {
  const { t } = useTranslation(['console', 'common'])
  const { api } = useApp()
  const bytesOf = useBytes()
  const { attachmentId, name, bytes, state, claimedType } = file
  const open = useMutation({
    mutationFn: () => {
      const path = { id: inquiryId, attachmentId }
      const query = state === 'unscannable' ? { despite: 'unscannable' as const } : {}
      return call(api.GET('/v1/advisor/inquiries/{id}/attachments/{attachmentId}', { params: { path, query } }))
    },
    // The link saves what it leads to; the page stays where it is.
    onSuccess: ({ url }) => location.assign(url),
  })
  return (
    <li>
      <bdi className="name">{name}</bdi>
      <span className="soft small">{bytesOf(bytes)}</span>
      {claimedType !== undefined && <span className="problem small">{t('files.otherType')}</span>}
      {state === 'clean' && (
        <Button look="quiet" aria-label={t('files.openOne', { name })} onPress={() => open.mutate()}>
          {t('files.open')}
        </Button>
      )}
      {state === 'unscannable' && (
        <Button look="quiet" aria-label={t('files.openUnscanned', { name })} onPress={() => open.mutate()}>
          {t('files.despite')}
        </Button>
      )}
      {state !== 'clean' && <span className="problem small">{t(`files.states.${state}`)}</span>}
      {open.error !== null && (
        <span className="problem small" role="status">
          {t(`common:problems.${kindOf(open.error)}`)}
        </span>
      )}
    </li>
  )
}
