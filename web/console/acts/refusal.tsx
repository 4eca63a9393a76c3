import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Notice } from '../../kit/notice.tsx'
import { ApiProblem, kindOf } from '../../platform/api/problem.ts'
import { useNow } from '../../platform/use-now.ts'
import { useTimes } from '../../platform/use-times.ts'
import { z } from '../../platform/zod.ts'

const STATUSES = ['received', 'waiting', 'assigned', 'answered', 'resolved', 'suppressed'] as const
const currentSchema = z.object({
  status: z.enum(STATUSES),
  advisor: z.object({ name: z.string() }).optional(),
  lastChange: z.object({ type: z.string(), at: z.string(), name: z.string().optional() }).optional(),
})

/** Why something was not done: who was first and how it stands now, which field is wrong, or what to do. */
export function Refusal({ error }: { readonly error: Error }): ReactNode {
  const { t } = useTranslation(['console', 'common'])
  const times = useTimes()
  const now = useNow()
  const kind = kindOf(error)
  const problem = error instanceof ApiProblem ? error : undefined
  const current = currentSchema.safeParse(problem?.current)
  if (kind !== 'conflict' || !current.success)
    return (
      <Notice tone="warn" live title={t(`common:problems.${kind}`)}>
        {problem?.errors.map(({ message }) => message).join(' ')} {t('writing.kept')}
      </Notice>
    )
  const { status, advisor, lastChange } = current.data
  const at = lastChange === undefined ? '' : times.short(Date.parse(lastChange.at), now)
  return (
    <Notice
      tone="warn"
      live
      title={
        lastChange?.name === undefined
          ? t('common:problems.conflict')
          : t('collision.by', { name: lastChange.name, at })
      }
    >
      {advisor === undefined
        ? t('collision.now', { status: t(`statuses.${status}`) })
        : t('collision.nowWith', { status: t(`statuses.${status}`), name: advisor.name })}{' '}
      {t('writing.kept')}
    </Notice>
  )
}
