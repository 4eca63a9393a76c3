import type { ReactNode } from 'react'
import { Group } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import { Button } from '../../kit/button.tsx'
import { keyOf } from '../commands/command-list.ts'
import { useCommands } from '../commands/commands.tsx'
import type { Mark } from './marks.ts'

const MARKS = ['strong', 'emphasis', 'list'] as const satisfies readonly Mark[]

/** Strong words, emphasis and lists, by button and by key. */
export function MarkBar({ mark }: { readonly mark: (mark: Mark) => void }): ReactNode {
  const { t } = useTranslation('console')
  useCommands({ strong: () => mark('strong'), emphasis: () => mark('emphasis'), list: () => mark('list') })
  return (
    <Group className="marks" aria-label={t('writing.marks')}>
      {MARKS.map((one) => (
        <Button key={one} look="quiet" shortcut={keyOf(one)} onPress={() => mark(one)}>
          {t(`commands.${one}`)}
        </Button>
      ))}
    </Group>
  )
}
