import { call } from '../../platform/api/client.ts'
import { useApp } from '../../platform/app-context.ts'
import { usePages } from '../asking/use-pages.ts'
import { useSavedFile } from '../asking/use-saved-file.ts'
import { type AuditChoice, auditQueryOf } from './audit-choice.ts'

/** Who did what, newest first. */
export function useAudit(choice: AuditChoice) {
  const { api, settings } = useApp()
  const query = auditQueryOf(choice, settings.zone)
  return usePages(['audit', JSON.stringify(query)], (page, signal) =>
    call(api.GET('/v1/operations/audit', { params: { query: { ...query, limit: '100', ...page } }, signal })),
  )
}

/** Saves the same as a file. */
export function useAuditCsv(choice: AuditChoice) {
  const { api, settings } = useApp()
  const query = auditQueryOf(choice, settings.zone)
  return useSavedFile('audit.csv', () =>
    call(api.GET('/v1/operations/audit.csv', { params: { query }, parseAs: 'text' })),
  )
}
