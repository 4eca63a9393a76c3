import { type ReactNode, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../kit/button.tsx'
import { Notice } from '../../kit/notice.tsx'
import { Select } from '../../kit/select.tsx'
import { Refused } from '../asking/refused.tsx'
import { useDrafts } from '../asking/use-drafts.ts'
import { Apply } from './apply.tsx'
import { CodeArea } from './code-area.tsx'
import { PARTS, type Part, yamlOf } from './parts.ts'
import { type Place, Result } from './result.tsx'
import { useCheck } from './use-check.ts'
import './editor.css'

interface EditorProps {
  readonly version: number
  readonly configuration: Readonly<Record<string, unknown>>
}

/** The parts of the configuration in force, one at a time, with what speaks against the draft below. */
export default function Editor({ version, configuration }: EditorProps): ReactNode {
  const { t } = useTranslation('operations')
  const [part, setPart] = useState<Part>('desks')
  const [place, setPlace] = useState<Place>()
  const inForce = useMemo(
    () => new Map<string, string>(PARTS.map((one) => [one, yamlOf(configuration[one])])),
    [configuration],
  )
  const drafts = useDrafts('anklang.operations.configuration', { version, text: (name) => inForce.get(name) ?? '' })
  const textOf = (of: Part): string => drafts.texts[of] ?? inForce.get(of) ?? ''
  const changed = PARTS.filter((one) => drafts.changed.includes(one))
  const check = useCheck({ base: drafts.base, changed, textOf })
  const nameOf = (of: Part): string => t(`configuration.parts.${of}`)
  return (
    <div className="configuration">
      <Select
        label={t('configuration.part')}
        value={part}
        choose={(id) => setPart(PARTS.find((one) => one === id) ?? part)}
        options={PARTS.map((id) => ({
          id,
          name: changed.includes(id) ? t('configuration.changed', { part: nameOf(id) }) : nameOf(id),
        }))}
      />
      <CodeArea
        key={part}
        label={t('configuration.text', { part: nameOf(part) })}
        value={textOf(part)}
        place={place?.part === part ? place : undefined}
        change={(text) => {
          check.forget()
          drafts.write(part, text)
        }}
      />
      {drafts.base !== version && <Notice tone="warn">{t('configuration.overtaken')}</Notice>}
      <div className="row">
        <Button look="strong" isDisabled={changed.length === 0 || check.isPending} onPress={check.run}>
          {t('configuration.check')}
        </Button>
        <Apply base={drafts.base} sections={check.passed} names={changed.map(nameOf).join(', ')} done={drafts.drop} />
        <Button
          isDisabled={changed.length === 0}
          onPress={() => {
            check.forget()
            drafts.drop()
          }}
        >
          {t('configuration.drop')}
        </Button>
      </div>
      {check.error !== null && <Refused error={check.error} />}
      {check.result !== undefined && (
        <Result
          result={check.result}
          show={(next) => {
            setPart(next.part)
            setPlace(next)
          }}
        />
      )}
    </div>
  )
}
