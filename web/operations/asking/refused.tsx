import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Notice } from '../../kit/notice.tsx'
import { ApiProblem, kindOf } from '../../platform/api/problem.ts'

/** Why something was not done or could not be read, with the fields that the API names. */
export function Refused({ error, actions }: { readonly error: Error; readonly actions?: ReactNode }): ReactNode {
  const { t } = useTranslation()
  const fields = error instanceof ApiProblem ? error.errors : []
  return (
    <Notice tone="alarm" live title={t(`problems.${kindOf(error)}`)} actions={actions}>
      {fields.length > 0 && (
        <ul className="faults">
          {fields.map(({ path, message }) => (
            <li key={`${path} ${message}`}>
              <code>{path}</code> {message}
            </li>
          ))}
        </ul>
      )}
    </Notice>
  )
}
