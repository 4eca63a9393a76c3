import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Badge } from '../../kit/badge.tsx'
import { Table } from '../../kit/table.tsx'
import { Asked } from '../asking/asked.tsx'
import { useWords } from '../words/use-words.ts'
import { Redrive } from './redrive.tsx'
import { useQueues } from './use-queues.ts'

/** Every queue: what waits in it, and its dead letters with the way back. */
export function Queues(): ReactNode {
  const { t } = useTranslation('operations')
  const words = useWords()
  return (
    <>
      <h2>{t('nav.queues')}</h2>
      <p className="about soft">{t('queues.about')}</p>
      <Asked query={useQueues()}>
        {(queues) => (
          <Table
            title={t('nav.queues')}
            rows={queues}
            keyOf={({ name }) => name}
            columns={[
              { name: t('queues.name'), show: ({ name }) => words.queue(name) },
              { name: t('queues.depth'), number: true, show: ({ depth }) => words.number(depth) },
              { name: t('queues.inFlight'), number: true, show: ({ inFlight }) => words.number(inFlight) },
              {
                name: t('queues.oldest'),
                number: true,
                show: ({ oldestSeconds, depth }) =>
                  oldestSeconds === undefined ? depth > 0 && t('queues.noAge') : words.duration(oldestSeconds),
              },
              {
                name: t('queues.deadLetters'),
                number: true,
                show: ({ deadLetters }) =>
                  deadLetters === 0 ? words.number(0) : <Badge tone="alarm">{words.number(deadLetters)}</Badge>,
              },
              {
                name: t('queues.meaning'),
                show: ({ name, consequence }) => <span className="soft">{words.consequence(name) ?? consequence}</span>,
              },
              {
                name: t('act.name'),
                show: ({ name, deadLetters }) => deadLetters > 0 && <Redrive name={name} count={deadLetters} />,
              },
            ]}
          />
        )}
      </Asked>
    </>
  )
}
