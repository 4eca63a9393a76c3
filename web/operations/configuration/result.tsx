import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../kit/button.tsx'
import { Notice } from '../../kit/notice.tsx'
import { Changes } from '../versions/differences.tsx'
import type { Objection, Part } from './parts.ts'
import type { CheckResult } from './use-check.ts'

/** Where something is objected to. */
export interface Place {
  readonly part: Part
  readonly line: number
}

interface ResultProps {
  readonly result: CheckResult
  readonly show: (place: Place) => void
}

/** What a check said: what speaks against the draft, what may not be meant, and what changes. */
export function Result({ result: { problems, advice, changes, more }, show }: ResultProps): ReactNode {
  const { t } = useTranslation('operations')
  return (
    <>
      {problems.length > 0 && (
        <Notice tone="alarm" live title={t('configuration.problems', { count: problems.length })}>
          <Objections objections={problems} show={show} />
        </Notice>
      )}
      {problems.length === 0 && (
        <Notice tone="good" live>
          {t(changes.length === 0 ? 'configuration.same' : 'configuration.checked')}
        </Notice>
      )}
      {advice.length > 0 && (
        <Notice tone="warn" title={t('configuration.advice')}>
          <Objections objections={advice} show={show} />
        </Notice>
      )}
      {changes.length > 0 && (
        <section className="differences" aria-label={t('configuration.changes')}>
          <h3>{t('configuration.changes')}</h3>
          <Changes changes={changes} more={more} />
        </section>
      )}
    </>
  )
}

function Objections({
  objections,
  show,
}: { readonly objections: readonly Objection[] } & Pick<ResultProps, 'show'>): ReactNode {
  const { t } = useTranslation('operations')
  return (
    <ul className="faults">
      {objections.map(({ part, line, path, message }) => (
        <li key={`${path} ${message}`}>
          <code>{path}</code> {message}{' '}
          {part !== undefined && line !== undefined && (
            <Button look="quiet" onPress={() => show({ part, line })}>
              {t(`configuration.parts.${part}`)}, {t('configuration.line', { line })}
            </Button>
          )}
        </li>
      ))}
    </ul>
  )
}
