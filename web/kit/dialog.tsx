import type { ReactNode } from 'react'
import { Dialog as AriaDialog, Heading, Modal, ModalOverlay } from 'react-aria-components'
import './dialog.css'

interface DialogProps {
  readonly title: string
  readonly open: boolean
  readonly close: () => void
  /** Must be answered: neither Escape nor a click beside it closes it. */
  readonly insists?: boolean
  readonly wide?: boolean
  readonly children: ReactNode
}

/** A dialog that keeps the focus until it is closed. */
export function Dialog({ title, open, close, insists = false, wide = false, children }: DialogProps): ReactNode {
  return (
    <ModalOverlay
      className="scrim"
      isOpen={open}
      onOpenChange={(isOpen) => !isOpen && close()}
      isDismissable={!insists}
      isKeyboardDismissDisabled={insists}
    >
      <Modal className={`dialog${wide ? ' wide' : ''}`}>
        <AriaDialog role={insists ? 'alertdialog' : 'dialog'}>
          <Heading slot="title" level={2}>
            {title}
          </Heading>
          {children}
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  )
}
