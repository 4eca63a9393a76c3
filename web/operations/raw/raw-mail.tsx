import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../kit/button.tsx'
import { Notice } from '../../kit/notice.tsx'
import type { RawMail as Shape } from '../api-shapes.ts'
import { Refused } from '../asking/refused.tsx'
import { useWords } from '../words/use-words.ts'
import type { useRawMail } from './use-raw-mail.ts'
import './raw-mail.css'

/** The source of a mail as text, and why it cannot be seen. Nothing of it is rendered or loaded. */
export function RawMail({ raw: { seen, error, close } }: { readonly raw: ReturnType<typeof useRawMail> }): ReactNode {
  const { t } = useTranslation('operations')
  return (
    <>
      {error !== null && <Refused error={error} />}
      {seen !== undefined && (
        <section className="raw" aria-label={t('raw.title')}>
          <div className="head">
            <h4>{t('raw.title')}</h4>
            <Button onPress={close}>{t('raw.close')}</Button>
          </div>
          <Source mail={seen.mail} />
        </section>
      )}
    </>
  )
}

function Source({ mail: { header, body, size, cut, masked } }: { readonly mail: Shape }): ReactNode {
  const { t } = useTranslation('operations')
  const words = useWords()
  return (
    <>
      <p className="soft small">{t('raw.size', { size: words.number(size) })}</p>
      {masked && <Notice>{t('raw.masked')}</Notice>}
      <Text title={t('raw.header')} text={header} />
      <Text title={t('raw.body')} text={body} />
      {cut && <p className="soft small">{t('raw.cut')}</p>}
    </>
  )
}

function Text({ title, text }: { readonly title: string; readonly text: string }): ReactNode {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard (WCAG 2.1.1)
    <section aria-label={title} tabIndex={0}>
      <pre dir="ltr">{text}</pre>
    </section>
  )
}
