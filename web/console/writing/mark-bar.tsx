import type { ReactNode } from 'react'
import { Group } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import { Button } from '../../kit/button.tsx'
import { useCommands } from '../commands/commands.tsx'
import type { Mark } from './marks.ts'

const MARKS = ['strong', 'emphasis', 'list'] as const satisfies readonly Mark[]

/** Strong words, emphasis and lists, by button and by the keys that help names. */
export function MarkBar({ mark }: { readonly mark: (mark: Mark) => void }): ReactNode {
  const { t } = useTranslation('console')
  useCommands({ strong: () => mark('strong'), emphasis: () => mark('emphasis'), list: () => mark('list') })
  return (
    <Group className="marks" aria-label={t('writing.marks')}>
      {MARKS.map((one) => (
        <Button key={one} look="quiet" aria-label={t(`commands.${one}`)} onPress={() => mark(one)}>
          <span className={`sign ${one}`}>{t(`writing.signs.${one}`)}</span>
        </Button>
      ))}
    </Group>
  )
}
