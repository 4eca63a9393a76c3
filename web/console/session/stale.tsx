import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Notice } from '../../kit/notice.tsx'
import { useNow } from '../../platform/use-now.ts'
import { useTimes } from '../../platform/use-times.ts'
import { useLastLook } from './console-session.tsx'

/** One look that fails is no reason to worry anybody, in ms. */
const WORTH_SAYING_MS = 10_000

/** Says when the console is not up to date any more, and why. */
export function Stale(): ReactNode {
  const { t } = useTranslation(['console', 'common'])
  const times = useTimes()
  const now = useNow()
  const { problem, at } = useLastLook()
  if (problem === undefined || (problem !== 'forbidden' && at > now - WORTH_SAYING_MS)) return null
  return (
    <Notice tone="warn" live title={at === 0 ? undefined : t('stale', { at: times.short(at, now) })}>
      {t(`common:problems.${problem}`)}
    </Notice>
  )
}
