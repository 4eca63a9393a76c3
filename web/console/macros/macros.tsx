import { type ReactNode, useState } from 'react'
import { Autocomplete, Input, Menu, MenuItem, SearchField, useFilter } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import { Button } from '../../kit/button.tsx'
import { Dialog } from '../../kit/dialog.tsx'
import { Notice } from '../../kit/notice.tsx'
import { kindOf } from '../../platform/api/problem.ts'
import type { Inquiry, Macro } from '../api-shapes.ts'
import { useNames } from '../names/use-names.ts'
import { ManageMacros } from './manage.tsx'
import { useFilledMacro, useMacros } from './use-macros.ts'
import './macros.css'

interface MacrosProps {
  readonly inquiry: Inquiry
  readonly insert: (text: string) => void
  readonly close: () => void
}

/** Prepared texts, found by typing: those in the customer's language first. */
export default function Macros({ inquiry, insert, close }: MacrosProps): ReactNode {
  const { t } = useTranslation(['console', 'common'])
  const names = useNames()
  const { data = [], error, isPending } = useMacros()
  const fill = useFilledMacro(inquiry.inquiryId)
  const [managing, manage] = useState(false)
  const { contains } = useFilter({ sensitivity: 'base' })
  const macros = data.map((macro) => ({ ...macro, id: `${macro.owner}/${macro.macroId}` })).sort(fitting(inquiry))
  const problem = error ?? fill.error
  const choose = (id: string): void => {
    const macro = macros.find((one) => one.id === id)
    if (macro !== undefined) fill.mutate(macro, { onSuccess: ({ text }) => insert(text) })
  }
  const ownerOf = ({ owner }: Macro): string => (owner === 'me' ? t('macros.mine') : names.desk(owner))
  return (
    <Dialog title={managing ? t('macros.manage') : t('macros.title')} open close={close} wide>
      {problem !== null && !managing && <Notice tone="warn">{t(`common:problems.${kindOf(problem)}`)}</Notice>}
      {managing ? (
        <ManageMacros language={inquiry.language ?? 'de'} />
      ) : (
        <Autocomplete filter={contains}>
          <SearchField aria-label={t('macros.search')} autoFocus>
            <Input className="control" placeholder={t('macros.search')} />
          </SearchField>
          <Menu
            className="list macro-list"
            aria-label={t('macros.title')}
            items={macros}
            onAction={(key) => choose(String(key))}
            renderEmptyState={() => <p className="soft">{isPending ? t('common:loading') : t('macros.none')}</p>}
          >
            {(macro) => (
              <MenuItem className="item" textValue={`${macro.title} ${macro.text}`}>
                <strong dir="auto">{macro.title}</strong>
                <span className="soft small">
                  {ownerOf(macro)} · {names.language(macro.language)}
                </span>
                <span className="cut" dir="auto">
                  {macro.text}
                </span>
              </MenuItem>
            )}
          </Menu>
        </Autocomplete>
      )}
      <div className="row">
        <Button look="quiet" onPress={() => manage(!managing)}>
          {managing ? t('macros.toList') : t('macros.manage')}
        </Button>
      </div>
    </Dialog>
  )
}

const fitting =
  ({ language }: Inquiry) =>
  (a: Macro, b: Macro): number =>
    Number(b.language === language) - Number(a.language === language) || a.title.localeCompare(b.title)
