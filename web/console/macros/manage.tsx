import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../kit/button.tsx'
import { Notice } from '../../kit/notice.tsx'
import { kindOf } from '../../platform/api/problem.ts'
import { useNow } from '../../platform/use-now.ts'
import { useTimes } from '../../platform/use-times.ts'
import type { Macro } from '../api-shapes.ts'
import { useNames } from '../names/use-names.ts'
import { useConsoleState } from '../session/console-session.tsx'
import { MacroForm } from './macro-form.tsx'
import { useEdited } from './use-edited.ts'
import { useChangedMacros, useMacros } from './use-macros.ts'
import './macros.css'

/** Prepared texts of my own and of the desks that I lead: making, changing and taking them out. */
export function ManageMacros({ language }: { readonly language: string }): ReactNode {
  const { t } = useTranslation(['console', 'common'])
  const { data = [], error, isPending } = useMacros()
  const { put, remove } = useChangedMacros()
  const [edited, edit] = useEdited()
  const owners = useOwners()
  if (edited !== undefined)
    return (
      <MacroForm
        macro={edited}
        owners={owners}
        change={edit}
        error={put.error}
        forget={put.reset}
        save={(macro) => {
          edit(macro)
          put.mutate(macro, { onSuccess: () => edit(undefined) })
        }}
        saving={put.isPending}
        cancel={() => {
          put.reset()
          edit(undefined)
        }}
      />
    )
  const problem = error ?? remove.error
  const shown = owners.map((owner) => ({ ...owner, macros: data.filter((macro) => macro.owner === owner.id) }))
  return (
    <>
      {problem !== null && (
        <Notice tone="warn" live>
          {kindOf(problem) === 'conflict' ? t('macros.changedSince') : t(`common:problems.${kindOf(problem)}`)}
        </Notice>
      )}
      {isPending && <p className="soft">{t('common:loading')}</p>}
      {shown.map(({ id, name, macros }) => (
        <section key={id} aria-label={name}>
          <h3>{name}</h3>
          {macros.length === 0 && <p className="soft">{t('macros.none')}</p>}
          <ul className="own-macros">
            {macros.map((macro) => (
              <li key={macro.macroId}>
                <Kept macro={macro} edit={() => edit(editedOf(macro))} remove={() => remove.mutate(macro)} />
              </li>
            ))}
          </ul>
        </section>
      ))}
      <Button
        onPress={() => edit({ macroId: crypto.randomUUID(), owner: 'me', language, title: '', text: '', version: 0 })}
      >
        {t('macros.new')}
      </Button>
    </>
  )
}

interface KeptProps {
  readonly macro: Macro
  readonly edit: () => void
  readonly remove: () => void
}

function Kept({ macro, edit, remove }: KeptProps): ReactNode {
  const { t } = useTranslation('console')
  const names = useNames()
  const times = useTimes()
  const now = useNow()
  const [asked, ask] = useState(false)
  const { title, language, changed } = macro
  return (
    <>
      <span className="about">
        <bdi>{title}</bdi>{' '}
        <span className="soft small">
          {names.language(language)}
          {changed !== undefined &&
            ` · ${t('macros.changedBy', { name: changed.by, at: times.short(Date.parse(changed.at), now) })}`}
        </span>
      </span>
      <Button look="quiet" onPress={edit} aria-label={t('macros.change', { title })}>
        {t('macros.edit')}
      </Button>
      {asked ? (
        <Button look="alarm" autoFocus onPress={remove} onBlur={() => ask(false)}>
          {t('macros.reallyDelete')}
        </Button>
      ) : (
        <Button look="quiet" onPress={() => ask(true)} aria-label={t('macros.remove', { title })}>
          {t('macros.delete')}
        </Button>
      )}
    </>
  )
}

const editedOf = ({ macroId, owner, language, title, text, version }: Macro) => ({
  macroId,
  owner,
  language,
  title,
  text,
  version,
})

/** Whose texts I may change: mine, and those of the desks that I lead. */
function useOwners(): readonly { readonly id: string; readonly name: string }[] {
  const { t } = useTranslation('console')
  const names = useNames()
  const leads = useConsoleState()?.me.leads ?? []
  return [
    { id: 'me', name: t('macros.mineAll') },
    ...leads.map((id) => ({ id, name: t('macros.ofDesk', { desk: names.desk(id) }) })),
  ]
}
