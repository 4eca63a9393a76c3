import { useQueryClient } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import { Button } from '../../kit/button.tsx'
import { TextField } from '../../kit/field.tsx'
import { Notice } from '../../kit/notice.tsx'
import { Select } from '../../kit/select.tsx'
import { call } from '../../platform/api/client.ts'
import { useApp } from '../../platform/app-context.ts'
import { Confirmed } from '../acts/confirmed.tsx'
import type { Texts as TextsInForce } from '../api-shapes.ts'
import { Asked } from '../asking/asked.tsx'
import { useDrafts } from '../asking/use-drafts.ts'
import { PreviewPair } from './preview-pair.tsx'
import { SampleChoice } from './sample-choice.tsx'
import { sampleOf } from './samples.ts'
import { usePublished, useTexts } from './use-texts.ts'
import './texts.css'

const FIRST = 'de/acknowledgement.liquid'
/** What most institutes call matters of no topic. */
const ORDINARY = 'general'

/** The texts that customers get: to change, to try with sample data, and to put in force. */
export function Texts(): ReactNode {
  const { t } = useTranslation('operations')
  return (
    <>
      <div className="head">
        <h2>{t('nav.texts')}</h2>
        <Link className="button" href="/operations/versions">
          {t('texts.history')}
        </Link>
      </div>
      <p className="about soft">{t('texts.about')}</p>
      <Asked query={useTexts()}>{(texts) => <Workbench key={texts.version} texts={texts} />}</Asked>
    </>
  )
}

function Workbench({ texts }: { readonly texts: TextsInForce }): ReactNode {
  const { t } = useTranslation('operations')
  const [path, setPath] = useState(texts.templates.some((one) => one.path === FIRST) ? FIRST : texts.templates[0]?.path)
  const [sample, setSample] = useState(() =>
    sampleOf(
      path ?? FIRST,
      texts.topics.some(({ id }) => id === ORDINARY) ? ORDINARY : (texts.topics[0]?.id ?? ORDINARY),
      texts.languages[0] ?? 'de',
    ),
  )
  const text = (of: string): string => texts.templates.find((one) => one.path === of)?.text ?? ''
  const drafts = useDrafts('anklang.operations.texts', { version: texts.version, text })
  if (path === undefined) return <p className="soft">{t('texts.none')}</p>
  return (
    <div className="workbench">
      <div className="edit">
        <Select
          label={t('texts.template')}
          value={path}
          choose={(next) => {
            setPath(next)
            setSample(sampleOf(next, sample.topic, sample.language))
          }}
          options={texts.templates.map((one) => ({
            id: one.path,
            name: drafts.changed.includes(one.path) ? t('texts.changed', { path: one.path }) : one.path,
          }))}
        />
        <TextField
          label={t('texts.text')}
          rows={14}
          value={drafts.texts[path] ?? text(path)}
          onChange={(next) => drafts.write(path, next)}
          maxLength={20_000}
        />
        {drafts.base !== texts.version && <Notice tone="warn">{t('texts.overtaken')}</Notice>}
        <Publish drafts={drafts} />
        <details>
          <summary>{t('texts.variables')}</summary>
          <p className="small">
            {texts.variables.map((name) => (
              <code key={name}>{name} </code>
            ))}
          </p>
        </details>
      </div>
      <div className="look">
        <SampleChoice sample={sample} change={setSample} languages={texts.languages} />
        <PreviewPair sample={sample} templates={drafts.texts} />
      </div>
    </div>
  )
}

function Publish({ drafts }: { readonly drafts: ReturnType<typeof useDrafts> }): ReactNode {
  const { t } = useTranslation('operations')
  const { api } = useApp()
  const queries = useQueryClient()
  const published = usePublished()
  const none = drafts.changed.length === 0
  return (
    <div className="row">
      <Confirmed
        label={t('texts.publish')}
        look="strong"
        title={t('texts.publishTitle')}
        doIt={t('texts.publishDo')}
        disabled={none}
        asksWhy
        act={async (note) => {
          const { base, texts: templates } = drafts
          const { version } = await call(api.PUT('/v1/operations/templates', { body: { base, note, templates } }))
          drafts.drop()
          published(version, templates)
          return t('texts.published', { version })
        }}
      >
        <p>{t('texts.publishText', { count: drafts.changed.length })}</p>
        <ul>
          {drafts.changed.map((path) => (
            <li key={path}>
              <code>{path}</code>
            </li>
          ))}
        </ul>
      </Confirmed>
      <Button
        isDisabled={none}
        onPress={() => {
          drafts.drop()
          void queries.invalidateQueries({ queryKey: ['texts'] })
        }}
      >
        {t('texts.drop')}
      </Button>
    </div>
  )
}
