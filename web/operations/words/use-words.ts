import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { localeOf } from '../../platform/times.ts'
import { durationIn } from './durations.ts'
import { isQueue, isReason } from './known-names.ts'

/** Names and figures in the reader's language. What we have no word for is shown as the API calls it. */
export function useWords() {
  const { t, i18n } = useTranslation('operations')
  const { language } = i18n
  return useMemo(() => {
    const numbers = new Intl.NumberFormat(localeOf(language))
    const percent = new Intl.NumberFormat(localeOf(language), { style: 'percent', maximumFractionDigits: 1 })
    const days = new Intl.DateTimeFormat(localeOf(language), { dateStyle: 'medium', timeZone: 'UTC' })
    return {
      number: (value: number): string => numbers.format(value),
      /** A local day such as 2026-11-24. */
      day: (day: string): string => days.format(Date.parse(day)),
      percent: (share: number): string => percent.format(share),
      /** In seconds. */
      duration: (seconds: number): string => durationIn(language, seconds),
      queue: (name: string): string => (isQueue(name) ? t(`queueNames.${name}`) : name),
      /** What customers suffer while dead letters lie there; undefined for a queue that we do not know. */
      consequence: (name: string): string | undefined => (isQueue(name) ? t(`consequences.${name}`) : undefined),
      reason: (reason: string): string => (isReason(reason) ? t(`reasons.${reason}`) : reason),
    }
  }, [t, language])
}
