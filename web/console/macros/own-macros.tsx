import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../kit/button.tsx'
import { TextField } from '../../kit/field.tsx'
import { Select } from '../../kit/select.tsx'
import { ApiProblem, kindOf } from '../../platform/api/problem.ts'
import type { Macro } from '../api-shapes.ts'
import { useNames } from '../names/use-names.ts'
import { type OwnMacro, useOwnMacros } from './use-macros.ts'

interface OwnMacrosProps {
  readonly macros: readonly Macro[]
  /** Of a new one. */
  readonly language: string
}

/** Texts of one's own: making, changing and taking them out. */
export function OwnMacros({ macros, language }: OwnMacrosProps): ReactNode {
  const { t } = useTranslation('console')
  const { put, remove } = useOwnMacros()
  const [edited, edit] = useState<OwnMacro>()
  const own = macros.filter(({ owner }) => owner === 'me')
  if (edited !== undefined)
    return (
      <MacroForm
        macro={edited}
        change={edit}
        error={put.error}
        save={() => put.mutate(edited, { onSuccess: () => edit(undefined) })}
        cancel={() => {
          put.reset()
          edit(undefined)
        }}
      />
    )
  return (
    <>
      <ul className="own-macros">
        {own.map(({ owner: _, ...macro }) => (
          <li key={macro.macroId}>
            <bdi>{macro.title}</bdi>
            <Button look="quiet" onPress={() => edit(macro)} aria-label={t('macros.change', { title: macro.title })}>
              {t('macros.edit')}
            </Button>
            <Button
              look="quiet"
              onPress={() => remove.mutate(macro.macroId)}
              aria-label={t('macros.remove', { title: macro.title })}
            >
              {t('macros.delete')}
            </Button>
          </li>
        ))}
      </ul>
      <Button onPress={() => edit({ macroId: crypto.randomUUID(), language, title: '', text: '' })}>
        {t('macros.new')}
      </Button>
    </>
  )
}

interface MacroFormProps {
  readonly macro: OwnMacro
  readonly change: (macro: OwnMacro) => void
  readonly error: Error | null
  readonly save: () => void
  readonly cancel: () => void
}

const LANGUAGES = ['de', 'en', 'fr'] as const
const VARIABLES = '{{ name }}, {{ reference }}, {{ promise }}, {{ advisor }}, {{ desk }}, {{ institute }}'

function MacroForm({ macro, change, error, save, cancel }: MacroFormProps): ReactNode {
  const { t } = useTranslation(['console', 'common'])
  const names = useNames()
  const wrong = error instanceof ApiProblem ? error.errors : []
  const problem = error !== null && wrong.length === 0 ? t(`common:problems.${kindOf(error)}`) : undefined
  const errorOf = (field: string): string | undefined => wrong.find(({ path }) => path === field)?.message
  const languages = LANGUAGES.some((one) => one === macro.language) ? LANGUAGES : [...LANGUAGES, macro.language]
  return (
    <>
      <TextField
        label={t('macros.name')}
        value={macro.title}
        onChange={(title) => change({ ...macro, title })}
        maxLength={100}
        error={errorOf('title')}
        autoFocus
      />
      <Select
        label={t('facts.language')}
        options={languages.map((id) => ({ id, name: names.language(id) }))}
        value={macro.language}
        choose={(language) => change({ ...macro, language })}
      />
      <TextField
        label={t('macros.text')}
        rows={8}
        value={macro.text}
        onChange={(text) => change({ ...macro, text })}
        maxLength={20_000}
        error={errorOf('text') ?? problem}
        hint={`${t('macros.variables')} ${VARIABLES}`}
      />
      <div className="row">
        <Button onPress={cancel}>{t('cancel')}</Button>
        <Button look="strong" isDisabled={macro.title.trim() === '' || macro.text.trim() === ''} onPress={save}>
          {t('macros.save')}
        </Button>
      </div>
    </>
  )
}
