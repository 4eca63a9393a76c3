import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Inquiry } from '../api-shapes.ts'

/** Why it came to whom it came, and why to none of the others, by the last decision. */
export function WhySection({ decisions }: Pick<Inquiry, 'decisions'>): ReactNode {
  const { t, i18n } = useTranslation('console')
  const last = decisions.findLast(({ explanation }) => explanation !== undefined)?.explanation
  if (last === undefined) return null
  const { outcome, people } = i18n.language === 'de' ? last.de : last.en
  return (
    <section>
      <h2>{t('why.title')}</h2>
      <p>{outcome}</p>
      {people.length > 0 && (
        <details>
          <summary>{t('why.others', { count: people.length })}</summary>
          <dl className="people">
            {people.map(({ advisorId, name, why }) => (
              <div key={advisorId}>
                <dt>
                  <bdi>{name}</bdi>
                </dt>
                <dd>{why}</dd>
              </div>
            ))}
          </dl>
        </details>
      )}
    </section>
  )
}
