import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../kit/button.tsx'
import { TextField } from '../../kit/field.tsx'
import { Select } from '../../kit/select.tsx'
import { ApiProblem, kindOf } from '../../platform/api/problem.ts'
import { useNames } from '../names/use-names.ts'
import { ChangedSince } from './changed-since.tsx'
import type { EditedMacro } from './use-edited.ts'
import { unknownVariables, VARIABLES } from './variables.ts'

interface MacroFormProps {
  readonly macro: EditedMacro
  readonly owners: readonly { readonly id: string; readonly name: string }[]
  readonly change: (macro: EditedMacro) => void
  readonly error: Error | null
  /** The error is dealt with. */
  readonly forget: () => void
  readonly save: (macro: EditedMacro) => void
  readonly saving: boolean
  readonly cancel: () => void
}

const LANGUAGES = ['de', 'en', 'fr'] as const

/** A prepared text and what is wrong with it, beside the field. */
export function MacroForm({ macro, owners, change, error, forget, save, saving, cancel }: MacroFormProps): ReactNode {
  const { t } = useTranslation(['console', 'common'])
  const names = useNames()
  const wrong = error instanceof ApiProblem ? error.errors : []
  const late = error !== null && kindOf(error) === 'conflict'
  const problem = error === null || late || wrong.length > 0 ? undefined : t(`common:problems.${kindOf(error)}`)
  const errorOf = (field: string): string | undefined => {
    const messages = wrong.filter(({ path }) => path === field).map(({ message }) => message)
    return messages.length === 0 ? undefined : messages.join(' ')
  }
  const unknown = unknownVariables(macro.text)
  const languages = LANGUAGES.some((one) => one === macro.language) ? LANGUAGES : [...LANGUAGES, macro.language]
  const known = VARIABLES.map((variable) => `{{ ${variable} }}`).join(', ')
  const unknownError =
    unknown.length === 0
      ? undefined
      : t('macros.unknown', { count: unknown.length, variables: unknown.map((one) => `{{ ${one} }}`).join(', ') })
  return (
    <>
      {late && (
        <ChangedSince
          problem={error}
          macro={macro}
          take={(theirs) => {
            forget()
            change(theirs)
          }}
          keepMine={save}
        />
      )}
      {macro.version === 0 && owners.length > 1 && (
        <Select
          label={t('macros.for')}
          options={owners}
          value={macro.owner}
          choose={(owner) => change({ ...macro, owner })}
        />
      )}
      <TextField
        label={t('macros.name')}
        value={macro.title}
        onChange={(title) => change({ ...macro, title })}
        maxLength={100}
        error={errorOf('title') ?? errorOf('owner')}
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
        error={unknownError ?? errorOf('text') ?? problem}
        hint={`${t('macros.variables')} ${known}`}
      />
      <div className="row">
        <Button onPress={cancel}>{t('cancel')}</Button>
        <Button
          look="strong"
          isDisabled={macro.title.trim() === '' || macro.text.trim() === '' || unknown.length > 0 || saving}
          onPress={() => save(macro)}
        >
          {t('macros.save')}
        </Button>
      </div>
    </>
  )
}
