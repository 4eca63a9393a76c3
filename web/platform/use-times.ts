import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { useApp } from './app-context.ts'
import { createTimes, type Times } from './times.ts'

/** How times are shown to this reader, in the institute's zone. */
export function useTimes(): Times {
  const { i18n } = useTranslation()
  const { settings } = useApp()
  return useMemo(() => createTimes(i18n.language, settings.zone), [i18n.language, settings.zone])
}
