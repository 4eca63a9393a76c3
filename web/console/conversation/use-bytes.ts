import { useTranslation } from 'react-i18next'
import { localeOf } from '../../platform/times.ts'

const UNITS = [
  ['megabyte', 1_000_000],
  ['kilobyte', 1_000],
  ['byte', 1],
] as const

/** Says sizes of files as people do: `1,2 MB`. */
export function useBytes(): (bytes: number) => string {
  const { i18n } = useTranslation()
  return (bytes) => {
    const [unit, size] = UNITS.find(([, least]) => bytes >= least) ?? ['byte', 1]
    const style = { style: 'unit', unit, unitDisplay: 'short', maximumFractionDigits: 1 } as const
    return new Intl.NumberFormat(localeOf(i18n.language), style).format(bytes / size)
  }
}
