import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useSearchParams } from 'wouter'
import { Badge } from '../../kit/badge.tsx'
import { Button } from '../../kit/button.tsx'
import { TextField } from '../../kit/field.tsx'
import { Notice } from '../../kit/notice.tsx'
import { Table } from '../../kit/table.tsx'
import { useNow } from '../../platform/use-now.ts'
import { useTimes } from '../../platform/use-times.ts'
import type { Receipt, Reconciliation } from '../api-shapes.ts'
import { Asked } from '../asking/asked.tsx'
import { RawMail } from '../raw/raw-mail.tsx'
import { useRawMail } from '../raw/use-raw-mail.ts'
import { useWords } from '../words/use-words.ts'
import { missingFrom } from './adds-up.ts'
import { useReconciliation } from './use-reconciliation.ts'

const ENDS = ['received', 'inquiries', 'merged', 'suppressed', 'failed', 'inFlight'] as const

/** Where everything that came in on a day ended up. */
export function Received(): ReactNode {
  const { t } = useTranslation('operations')
  const [search, setSearch] = useSearchParams()
  const asked = search.get('day') ?? ''
  const query = useReconciliation(asked === '' ? undefined : asked)
  return (
    <>
      <div className="head">
        <h2>{t('nav.received')}</h2>
        <TextField
          type="date"
          label={t('received.day')}
          value={query.data?.day ?? asked}
          onChange={(day) => setSearch(day === '' ? {} : { day })}
        />
      </div>
      <p className="about soft">{t('received.about')}</p>
      <Asked query={query}>{(reconciliation) => <Day reconciliation={reconciliation} />}</Asked>
    </>
  )
}

function Day({ reconciliation: { totals, items } }: { readonly reconciliation: Reconciliation }): ReactNode {
  const { t } = useTranslation('operations')
  const words = useWords()
  const missing = missingFrom(totals)
  return (
    <>
      <dl className="figures">
        {ENDS.map((end) => (
          <div key={end}>
            <dt>{t(`ends.${end}`)}</dt>
            <dd>{words.number(totals[end])}</dd>
          </div>
        ))}
      </dl>
      {missing === 0 ? (
        <Notice tone="good">{t('received.addsUp', { count: totals.received })}</Notice>
      ) : (
        <Notice tone="alarm" title={t('received.missing', { count: Math.abs(missing) })}>
          {t('received.missingText')}
        </Notice>
      )}
      {items.length === 0 ? <p className="soft">{t('received.nothing')}</p> : <Items items={items} />}
    </>
  )
}

function Items({ items }: { readonly items: readonly Receipt[] }): ReactNode {
  const { t } = useTranslation('operations')
  const words = useWords()
  const times = useTimes()
  const now = useNow()
  const raw = useRawMail()
  return (
    <>
      <Table
        title={t('received.look')}
        rows={items}
        keyOf={({ receiptId }) => receiptId}
        columns={[
          { name: t('received.at'), show: ({ receivedAt }) => times.short(Date.parse(receivedAt), now) },
          { name: t('channel'), show: ({ channel }) => t(`channels.${channel}`) },
          {
            name: t('received.end'),
            show: ({ outcome }) => (
              <Badge tone={outcome === 'failed' ? 'alarm' : 'plain'}>{t(`ends.${outcome ?? 'inFlight'}`)}</Badge>
            ),
          },
          { name: t('reason'), show: ({ reason }) => reason !== undefined && words.reason(reason) },
          { name: t('received.receipt'), show: ({ receiptId }) => <code className="small">{receiptId}</code> },
          {
            name: t('act.name'),
            show: ({ outcome, channel, receiptId }) =>
              outcome === 'suppressed' ? (
                <Link href="/operations/suppressed">{t('received.toSuppressed')}</Link>
              ) : (
                outcome === 'failed' && (
                  <div className="row">
                    <Link href="/operations/queues">{t('received.toQueues')}</Link>
                    {channel === 'email' && (
                      <Button isDisabled={raw.isPending} onPress={() => raw.look(receiptId)}>
                        {t('raw.look')}
                        <span className="said"> {receiptId}</span>
                      </Button>
                    )}
                  </div>
                )
              ),
          },
        ]}
      />
      <RawMail raw={raw} />
    </>
  )
}
