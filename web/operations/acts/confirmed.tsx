import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../kit/button.tsx'
import { Dialog } from '../../kit/dialog.tsx'
import { TextField } from '../../kit/field.tsx'
import { Refused } from '../asking/refused.tsx'
import { useSay } from './said.tsx'

interface ConfirmedProps {
  /** On the button that asks. */
  readonly label: string
  /** What it is done to, where several such buttons are on a page. */
  readonly subject?: string
  readonly title: string
  /** On the button that does it. */
  readonly doIt: string
  readonly look?: 'plain' | 'strong'
  readonly disabled?: boolean
  /** Asks why; `act` gets it, never empty. */
  readonly asksWhy?: boolean
  /** Does it and tells what was done. */
  readonly act: (why: string) => Promise<string>
  readonly children: ReactNode
}

/** A button for what changes something for customers: says what it does before it is done, and then what was done. */
export function Confirmed(props: ConfirmedProps): ReactNode {
  const { label, subject, title, doIt, look = 'plain', disabled = false, asksWhy = false, act, children } = props
  const { t } = useTranslation('operations')
  const [open, setOpen] = useState(false)
  const [why, setWhy] = useState('')
  const say = useSay()
  const queries = useQueryClient()
  const { mutate, isPending, error, reset } = useMutation({
    mutationFn: () => act(why.trim()),
    onSuccess: async (done) => {
      setOpen(false)
      setWhy('')
      say(done)
      await queries.invalidateQueries()
    },
  })
  const close = (): void => {
    setOpen(false)
    reset()
  }
  return (
    <>
      <Button look={look} isDisabled={disabled} onPress={() => setOpen(true)}>
        {label}
        {subject !== undefined && <span className="said"> {subject}</span>}
      </Button>
      <Dialog title={title} open={open} close={close}>
        <div>{children}</div>
        {asksWhy && (
          <TextField label={t('act.why')} hint={t('act.whyHint')} value={why} onChange={setWhy} maxLength={500} />
        )}
        {error !== null && <Refused error={error} />}
        <div className="row">
          <Button onPress={close}>{t('act.cancel')}</Button>
          <Button
            look="strong"
            isDisabled={isPending || (asksWhy && why.trim() === '')}
            autoFocus={!asksWhy}
            onPress={() => mutate()}
          >
            {doIt}
          </Button>
        </div>
      </Dialog>
    </>
  )
}
