import type { ReactNode } from 'react'
import { FileTrigger } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import { Button } from '../../kit/button.tsx'
import type { ChosenFiles } from './use-files.ts'

/** Choosing files, and how far each of them is. */
export function Files({ chosen }: { readonly chosen: ChosenFiles }): ReactNode {
  const { t } = useTranslation(['my', 'common'])
  return (
    <div className="files">
      {chosen.files.length > 0 && (
        <ul aria-label={t('files.title')}>
          {chosen.files.map(({ id, name, share, attachmentId, problem }) => (
            <li key={id}>
              <bdi className="cut">{name}</bdi>
              {problem !== undefined && (
                <span className="problem small" role="status">
                  {problem === 'refused' ? t('files.refused') : t(`common:problems.${problem}`)}
                </span>
              )}
              {problem === undefined &&
                (attachmentId === undefined ? (
                  <progress max={1} value={share} aria-label={t('files.progress', { name })} />
                ) : (
                  <span className="soft small">{t('files.ready')}</span>
                ))}
              <Button look="quiet" aria-label={t('files.remove', { name })} onPress={() => chosen.remove(id)}>
                ×
              </Button>
            </li>
          ))}
        </ul>
      )}
      <FileTrigger allowsMultiple onSelect={(list) => chosen.add([...(list ?? [])])}>
        <Button look="quiet">{t('files.add')}</Button>
      </FileTrigger>
    </div>
  )
}
