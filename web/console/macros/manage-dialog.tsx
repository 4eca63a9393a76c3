import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Dialog } from '../../kit/dialog.tsx'
import { ManageMacros } from './manage.tsx'

/** Managing prepared texts where no inquiry is open. */
export default function ManageDialog({ close }: { readonly close: () => void }): ReactNode {
  const { t, i18n } = useTranslation('console')
  return (
    <Dialog title={t('macros.manage')} open close={close} wide>
      <ManageMacros language={i18n.language} />
    </Dialog>
  )
}
