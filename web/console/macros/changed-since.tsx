import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../kit/button.tsx'
import { Notice } from '../../kit/notice.tsx'
import { ApiProblem } from '../../platform/api/problem.ts'
import { useNow } from '../../platform/use-now.ts'
import { useTimes } from '../../platform/use-times.ts'
import { z } from '../../platform/zod.ts'
import type { EditedMacro } from './use-edited.ts'

const keptSchema = z.object({
  language: z.string(),
  title: z.string(),
  text: z.string(),
  version: z.number(),
  changed: z.object({ at: z.string(), by: z.string() }).optional(),
})

interface ChangedSinceProps {
  readonly problem: Error
  readonly macro: EditedMacro
  /** Goes on from theirs. */
  readonly take: (macro: EditedMacro) => void
  /** Saves mine over theirs. */
  readonly keepMine: (macro: EditedMacro) => void
}

/** Somebody has saved the same text, or taken it out: theirs is shown beside mine, and nothing is given up without asking. */
export function ChangedSince({ problem, macro, take, keepMine }: ChangedSinceProps): ReactNode {
  const { t } = useTranslation('console')
  const times = useTimes()
  const now = useNow()
  const kept = keptSchema.safeParse(problem instanceof ApiProblem ? problem.current : undefined)
  if (!kept.success)
    return (
      <Notice
        tone="warn"
        live
        title={t('macros.goneSince')}
        actions={<Button onPress={() => keepMine({ ...macro, version: 0 })}>{t('macros.makeAgain')}</Button>}
      >
        {t('writing.kept')}
      </Notice>
    )
  const { changed, ...theirs } = kept.data
  return (
    <Notice
      tone="warn"
      live
      title={
        changed === undefined
          ? t('macros.changedSince')
          : t('macros.changedSinceBy', { name: changed.by, at: times.short(Date.parse(changed.at), now) })
      }
      actions={
        <>
          <Button onPress={() => keepMine({ ...macro, version: theirs.version })}>{t('macros.keepMine')}</Button>
          <Button onPress={() => take({ ...macro, ...theirs })}>{t('macros.takeTheirs')}</Button>
        </>
      }
    >
      <strong dir="auto">{theirs.title}</strong>
      <p className="text">{theirs.text}</p>
      {t('writing.kept')}
    </Notice>
  )
}
