import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useSearchParams } from 'wouter'
import { Button } from '../../kit/button.tsx'
import { Asked } from '../asking/asked.tsx'
import { Refused } from '../asking/refused.tsx'
import { BandChart } from './band-chart.tsx'
import { BarChart } from './bar-chart.tsx'
import { Behind } from './behind.tsx'
import { type Choice, choiceOf, searchOf } from './choice.ts'
import { Choosing } from './choosing.tsx'
import { FiguresTable } from './figures-table.tsx'
import { CLOCKS, type Clock, useCsv, useFigures } from './use-figures.ts'
import { useGroupNames } from './use-group-names.ts'
import './figures.css'

/** What promises are fitted to. */
const AIM = 0.9
const SERIES: ReadonlySet<string> = new Set(['day', 'hour'])

/** Reaction times by both clocks and kept promises, as pictures, tables and files, down to the inquiries. */
export function Figures(): ReactNode {
  const { t } = useTranslation('operations')
  const [search, setSearch] = useSearchParams()
  const choice = choiceOf(search)
  return (
    <>
      <h2>{t('nav.figures')}</h2>
      <p className="about soft">{t('figures.about')}</p>
      <Choosing choice={choice} change={(next) => setSearch(searchOf(next))} />
      <div className="charts">
        {CLOCKS.map((clock) => (
          <ByClock key={clock} choice={choice} clock={clock} />
        ))}
      </div>
      <Kept choice={choice} />
      {choice.show !== undefined && <Behind choice={choice} />}
    </>
  )
}

interface OfChoice {
  readonly choice: Choice
}

function ByClock({ choice, clock }: OfChoice & { readonly clock: Clock }): ReactNode {
  const { t } = useTranslation('operations')
  const nameOf = useGroupNames(choice.groupBy)
  const { save, error } = useCsv(choice, clock)
  return (
    <section>
      <Asked query={useFigures(choice, clock)}>
        {(groups) =>
          groups.every((group) => group[choice.measured].count === 0) ? (
            <p className="soft">{t('figures.none')}</p>
          ) : (
            <>
              <BandChart
                title={t(`clocks.${clock}`, { measured: t(`measured.${choice.measured}`) })}
                series={SERIES.has(choice.groupBy)}
                points={groups.map((group) => ({ key: group.key, name: nameOf(group.key), ...group[choice.measured] }))}
              />
              <details>
                <summary>{t('figures.table')}</summary>
                <FiguresTable choice={choice} groups={groups} title={t(`clocks.${clock}`, { measured: '' })} />
              </details>
              <Button onPress={() => void save()}>{t(`figures.csv.${clock}`)}</Button>
              {error !== undefined && <Refused error={error} />}
            </>
          )
        }
      </Asked>
    </section>
  )
}

function Kept({ choice }: OfChoice): ReactNode {
  const { t } = useTranslation('operations')
  const nameOf = useGroupNames(choice.groupBy)
  const { data: groups = [] } = useFigures(choice, 'business')
  if (groups.every(({ keptPromises }) => keptPromises.count === 0)) return null
  return (
    <BarChart
      title={t('figures.kept')}
      aim={AIM}
      bars={groups.map(({ key, keptPromises }) => ({ key, name: nameOf(key), share: keptPromises.rate }))}
    />
  )
}
