import { useTranslation } from 'react-i18next'
import { useApp } from '../../platform/app-context.ts'
import { localeOf } from '../../platform/times.ts'
import { useNames } from '../words/use-names.ts'
import type { Grouping } from './choice.ts'

const CHANNELS = ['email', 'web', 'mobile', 'social'] as const
const WEEKDAYS: readonly string[] = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun']
/** A Monday. */
const MONDAY = Date.parse('2026-01-05T12:00:00Z')
const DAY_MS = 24 * 3_600_000

/** What the groups of a division are called. */
export function useGroupNames(groupBy: Grouping): (key: string) => string {
  const { t, i18n } = useTranslation('operations')
  const { zone } = useApp().settings
  const names = useNames()
  const locale = localeOf(i18n.language)
  const day = new Intl.DateTimeFormat(locale, { weekday: 'short', day: 'numeric', month: 'short', timeZone: 'UTC' })
  const hour = new Intl.DateTimeFormat(locale, {
    day: 'numeric',
    month: 'short',
    hour: '2-digit',
    minute: '2-digit',
    timeZone: zone,
  })
  const weekday = new Intl.DateTimeFormat(locale, { weekday: 'long', timeZone: 'UTC' })
  const naming: Readonly<Record<Grouping, (key: string) => string>> = {
    day: (key) => day.format(Date.parse(key)),
    hour: (key) => hour.format(Date.parse(key)),
    weekday: (key) => weekday.format(MONDAY + WEEKDAYS.indexOf(key) * DAY_MS),
    channel: (key) => {
      const channel = CHANNELS.find((one) => one === key)
      return channel === undefined ? key : t(`channels.${channel}`)
    },
    desk: names.desk,
    topic: names.topic,
    language: (key) => new Intl.DisplayNames(locale, { type: 'language', fallback: 'code' }).of(key) ?? key,
  }
  return naming[groupBy]
}
