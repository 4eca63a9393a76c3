import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../kit/button.tsx'
import { call } from '../../platform/api/client.ts'
import { useApp } from '../../platform/app-context.ts'
import { useNow } from '../../platform/use-now.ts'
import { useTimes } from '../../platform/use-times.ts'
import { Confirmed } from '../acts/confirmed.tsx'
import type { SuppressedItem } from '../api-shapes.ts'
import { Asked } from '../asking/asked.tsx'
import { More } from '../asking/more.tsx'
import { usePages } from '../asking/use-pages.ts'
import { RawMail } from '../raw/raw-mail.tsx'
import { useRawMail } from '../raw/use-raw-mail.ts'
import { useWords } from '../words/use-words.ts'
import './suppressed.css'

/** Messages that were taken for those of machines, each with the rule that spoke and the way out. */
export function Suppressed(): ReactNode {
  const { t } = useTranslation('operations')
  const { api } = useApp()
  const query = usePages(['suppressed'], (page, signal) =>
    call(api.GET('/v1/operations/suppressed', { params: { query: { limit: '50', ...page } }, signal })),
  )
  return (
    <>
      <h2>{t('nav.suppressed')}</h2>
      <p className="about soft">{t('suppressed.about')}</p>
      <Asked query={query}>
        {(items) =>
          items.length === 0 ? (
            <p className="soft">{t('suppressed.none')}</p>
          ) : (
            <>
              <ul className="held">
                {items.map((item) => (
                  <li key={item.id}>
                    <Held item={item} />
                  </li>
                ))}
              </ul>
              <More query={query} />
            </>
          )
        }
      </Asked>
    </>
  )
}

function Held({ item }: { readonly item: SuppressedItem }): ReactNode {
  const { t } = useTranslation('operations')
  const words = useWords()
  const times = useTimes()
  const now = useNow()
  const { id, channel, receivedAt, reason, from, subject, preview } = item
  const { api } = useApp()
  const who = from ?? t('suppressed.nobody')
  const raw = useRawMail()
  return (
    <article>
      <div className="message">
        <p className="soft small">
          {times.short(Date.parse(receivedAt), now)} · {t(`channels.${channel}`)} · <bdi>{who}</bdi>
        </p>
        <h3>
          <bdi>{subject || t('suppressed.noSubject')}</bdi>
        </h3>
        {preview !== undefined && (
          <p className="words" dir="auto">
            {preview}
          </p>
        )}
        <p>{words.reason(reason)}</p>
      </div>
      <div className="row">
        {channel === 'email' && (
          <Button isDisabled={raw.isPending} onPress={() => raw.look(id)}>
            {t('raw.look')}
            <span className="said"> {subject || who}</span>
          </Button>
        )}
        <Confirmed
          label={t('release.label')}
          subject={subject || who}
          title={t('release.title')}
          doIt={t('release.doIt')}
          act={async () => {
            await call(api.POST('/v1/operations/suppressed/{id}/release', { params: { path: { id } }, body: {} }))
            return t('release.done')
          }}
        >
          {channel === 'email' ? t('release.mail') : t('release.form')}
        </Confirmed>
      </div>
      <RawMail raw={raw} />
    </article>
  )
}
