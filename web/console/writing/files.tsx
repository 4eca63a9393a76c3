import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../kit/button.tsx'
import { useBytes } from '../conversation/use-bytes.ts'
import type { Uploads } from './use-uploads.ts'

/** The files of a reply, with how far those are that are still on their way. */
export function Files({ uploads }: { readonly uploads: Uploads }): ReactNode {
  const { t } = useTranslation(['console', 'common'])
  const bytesOf = useBytes()
  const { files, running, remove, dismiss } = uploads
  if (files.length + running.length === 0) return null
  return (
    <ul className="files" aria-label={t('files.title')}>
      {files.map(({ attachmentId, name, bytes }) => (
        <li key={attachmentId}>
          <bdi className="name">{name}</bdi>
          <span className="soft small">{bytesOf(bytes)}</span>
          <Button look="quiet" aria-label={t('files.remove', { name })} onPress={() => remove(attachmentId)}>
            ×
          </Button>
        </li>
      ))}
      {running.map(({ id, name, progress, problem }) => (
        <li key={id}>
          <bdi className="name">{name}</bdi>
          {problem === undefined ? (
            <progress max={1} value={progress} aria-label={t('files.progress', { name })} />
          ) : (
            <>
              <span className="problem small" role="status">
                {problem === 'refused' ? t('files.refused') : t(`common:problems.${problem}`)}
              </span>
              <Button look="quiet" aria-label={t('files.remove', { name })} onPress={() => dismiss(id)}>
                ×
              </Button>
            </>
          )}
        </li>
      ))}
    </ul>
  )
}
