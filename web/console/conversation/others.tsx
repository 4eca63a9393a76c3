import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useConsoleState } from '../session/console-session.tsx'

/** Colleagues who have the same inquiry open, and who of them types. */
export function Others({ inquiryId }: { readonly inquiryId: string }): ReactNode {
  const { t, i18n } = useTranslation('console')
  const state = useConsoleState()
  const others = state?.viewing?.inquiryId === inquiryId ? state.others : []
  const list = new Intl.ListFormat(i18n.language, { type: 'conjunction' })
  const named = (typing: boolean): string =>
    list.format(others.filter((other) => other.typing === typing).map(({ name }) => name))
  const count = (typing: boolean): number => others.filter((other) => other.typing === typing).length
  return (
    <p className="others" role="status">
      {count(true) > 0 && <strong>{t('others.typing', { count: count(true), names: named(true) })}</strong>}
      {count(false) > 0 && <span>{t('others.looking', { count: count(false), names: named(false) })}</span>}
    </p>
  )
}
