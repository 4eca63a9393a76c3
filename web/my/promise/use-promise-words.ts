import { useTranslation } from 'react-i18next'
import { useApp } from '../../platform/app-context.ts'
import { useNow } from '../../platform/use-now.ts'
import { promisedTime } from './promise-words.ts'

/** Puts a promised time into words: `heute bis 16:30 Uhr`; undefined for none. */
export function usePromiseWords(): (by: string | undefined) => string | undefined {
  const { t, i18n } = useTranslation('my')
  const { settings } = useApp()
  const now = useNow()
  return (by) => {
    if (by === undefined) return undefined
    const { day, time, date } = promisedTime(Date.parse(by), now, i18n.language, settings.zone)
    return t(`promise.days.${day}`, { time, date })
  }
}
