import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { MailFrame } from '../../kit/mail-frame.tsx'
import { Notice } from '../../kit/notice.tsx'
import { Switch } from '../../kit/switch.tsx'
import type { Rendered } from '../api-shapes.ts'
import { Asked } from '../asking/asked.tsx'
import type { Sample } from './samples.ts'
import { usePreview } from './use-texts.ts'

interface PreviewPairProps {
  readonly sample: Sample
  readonly templates: Readonly<Record<string, string>>
}

/** The text in force beside the draft, and what speaks against the draft. */
export function PreviewPair({ sample, templates }: PreviewPairProps): ReactNode {
  const { t } = useTranslation('operations')
  const [designed, setDesigned] = useState(false)
  return (
    <Asked query={usePreview(sample, templates)}>
      {({ version, before, after, problems }) => (
        <>
          {problems.length > 0 && (
            <Notice tone="alarm" live title={t('preview.problems', { count: problems.length })}>
              <ul className="faults">
                {problems.map(({ path, message }) => (
                  <li key={`${path} ${message}`}>
                    <code>{path}</code> {message}
                  </li>
                ))}
              </ul>
            </Notice>
          )}
          <Switch on={designed} turn={setDesigned}>
            {t('preview.designed')}
          </Switch>
          <div className="pair">
            <Side title={t('preview.before', { version })} rendered={before} designed={designed} />
            <Side title={t('preview.after')} rendered={after} designed={designed} />
          </div>
        </>
      )}
    </Asked>
  )
}

interface SideProps {
  readonly title: string
  readonly rendered: Rendered
  readonly designed: boolean
}

function Side({ title, rendered: { subject, text, html, fallback }, designed }: SideProps): ReactNode {
  const { t } = useTranslation('operations')
  return (
    <section aria-label={title}>
      <h3>{title}</h3>
      {fallback !== undefined && (
        <Notice tone="warn" title={t('preview.fallback')}>
          {fallback}
        </Notice>
      )}
      <p className="subject">{subject}</p>
      {designed ? <MailFrame html={html} title={title} /> : <p className="text">{text}</p>}
    </section>
  )
}
