import { lazy, type ReactNode, Suspense, useState } from 'react'
import { FileTrigger } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import { Button } from '../../kit/button.tsx'
import type { Inquiry } from '../api-shapes.ts'
import { keyOf } from '../commands/command-list.ts'
import { useCommands } from '../commands/commands.tsx'

const Macros = lazy(() => import('../macros/macros.tsx'))
const Preview = lazy(() => import('./preview.tsx'))

interface WritingToolsProps {
  readonly inquiry: Inquiry
  readonly kind: 'reply' | 'note'
  readonly text: string
  readonly insert: (piece: string) => void
  readonly attach: (files: readonly File[]) => void
}

/** What helps with writing: prepared texts, files, and how it will look. */
export function WritingTools({ inquiry, kind, text, insert, attach }: WritingToolsProps): ReactNode {
  const { t } = useTranslation('console')
  const [shown, show] = useState<'macros' | 'preview'>()
  const close = (): void => show(undefined)
  const written = kind === 'reply' && text.trim() !== ''
  useCommands({
    macro: () => show('macros'),
    preview: written ? () => show('preview') : undefined,
  })
  return (
    <>
      <Button look="quiet" onPress={() => show('macros')} shortcut={keyOf('macro')}>
        {t('macros.title')}
      </Button>
      {kind === 'reply' && (
        <FileTrigger allowsMultiple onSelect={(files) => files !== null && attach([...files])}>
          <Button look="quiet">{t('files.attach')}</Button>
        </FileTrigger>
      )}
      {kind === 'reply' && (
        <Button look="quiet" isDisabled={!written} onPress={() => show('preview')} shortcut={keyOf('preview')}>
          {t('commands.preview')}
        </Button>
      )}
      <Suspense>
        {shown === 'macros' && (
          <Macros
            inquiry={inquiry}
            close={close}
            insert={(piece) => {
              close()
              insert(piece)
            }}
          />
        )}
        {shown === 'preview' && <Preview inquiryId={inquiry.inquiryId} text={text} close={close} />}
      </Suspense>
    </>
  )
}
