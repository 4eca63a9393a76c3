import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNow } from '../../platform/use-now.ts'
import { useTimes } from '../../platform/use-times.ts'
import type { Inquiry } from '../api-shapes.ts'
import { initialsOf } from './initials.ts'

/** Who takes care of it, as far as the bank says so, and when somebody is there. */
export function AdvisorLine({ inquiry }: { readonly inquiry: Inquiry }): ReactNode {
  const { t } = useTranslation('my')
  const { advisor } = inquiry
  const hours = useHours(inquiry.hours)
  if (advisor === undefined && hours === undefined) return null
  return (
    <div className="advisor">
      {advisor !== undefined && <Picture {...advisor} />}
      <p>
        {advisor !== undefined && (
          <span>
            {t('advisor')} <bdi className="name">{advisor.name}</bdi>
          </span>
        )}
        {hours !== undefined && <span className="soft small">{hours}</span>}
      </p>
    </div>
  )
}

/** A person's picture, or their initials where there is none or it cannot be loaded. */
function Picture({ name, picture }: NonNullable<Inquiry['advisor']>): ReactNode {
  const [missing, setMissing] = useState<string>()
  return (
    <span className="picture" aria-hidden="true">
      {picture === undefined || picture === missing ? (
        initialsOf(name)
      ) : (
        <img src={picture} alt="" width="44" height="44" onError={() => setMissing(picture)} />
      )}
    </span>
  )
}

function useHours(hours: Inquiry['hours']): string | undefined {
  const { t } = useTranslation('my')
  const times = useTimes()
  const now = useNow()
  if (hours === undefined) return undefined
  const { open, changesAt } = hours
  if (changesAt === undefined) return open ? t('hours.always') : undefined
  const at = times.short(Date.parse(changesAt), now)
  return open ? t('hours.until', { at }) : t('hours.from', { at })
}
