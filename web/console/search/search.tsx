import { type FormEvent, type ReactNode, useEffect, useLayoutEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../kit/button.tsx'
import { TextField } from '../../kit/field.tsx'
import { useCommandRegistry, useCommands } from '../commands/commands.tsx'
import { FoundList } from './found-list.tsx'
import { type Fault, LONGEST, questionOf } from './question.ts'
import { useSearching } from './searching.tsx'
import './search.css'

/** Looking for inquiries at one's desks, over the list of work, which stays as it is. */
export function Search({ current }: { readonly current: string | undefined }): ReactNode {
  const { t } = useTranslation('console')
  const { typed, type, asked, ask } = useSearching()
  const commands = useCommandRegistry()
  const [fault, setFault] = useState<Fault>()
  const form = useRef<HTMLFormElement>(null)
  const toField = (): void => {
    const field = form.current?.elements.namedItem('text')
    if (field instanceof HTMLInputElement) field.select()
  }
  useCommands({ search: toField })
  useFocusBack()
  // biome-ignore lint/correctness/useExhaustiveDependencies: only when it is opened, and not beside an inquiry.
  useLayoutEffect(() => {
    if (current === undefined) toField()
  }, [])
  const change = (part: Partial<typeof typed>): void => {
    setFault(undefined)
    type({ ...typed, ...part })
  }
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    const question = questionOf(typed)
    if (typeof question === 'string') setFault(question)
    else ask(question)
  }
  return (
    <search className="search">
      <form ref={form} noValidate onSubmit={submit}>
        <TextField
          name="text"
          type="search"
          label={t('search.field')}
          hint={t('search.hint')}
          value={typed.text}
          onChange={(text) => change({ text })}
          maxLength={LONGEST}
          autoComplete="off"
          spellCheck="false"
          error={fault === 'short' ? t('search.faults.short') : undefined}
          onKeyDown={({ key }) => key === 'ArrowDown' && commands.find('next')?.()}
        />
        <div className="days">
          <TextField type="date" label={t('search.from')} value={typed.from} onChange={(from) => change({ from })} />
          <TextField
            type="date"
            label={t('search.to')}
            value={typed.to}
            onChange={(to) => change({ to })}
            error={fault === 'order' ? t('search.faults.order') : undefined}
          />
          <Button type="submit" look="strong">
            {t('search.start')}
          </Button>
        </div>
      </form>
      {asked !== undefined && <FoundList key={JSON.stringify(asked)} question={asked} current={current} />}
    </search>
  )
}

/** Who leaves the search is where they came from. */
function useFocusBack(): void {
  useEffect(() => {
    const { activeElement } = document
    return () => {
      if (document.activeElement === document.body && activeElement instanceof HTMLElement) activeElement.focus()
    }
  }, [])
}
