import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../kit/button.tsx'
import { Choice } from '../../kit/choice.tsx'
import { ComboBox } from '../../kit/combo-box.tsx'
import { Dialog } from '../../kit/dialog.tsx'
import { TextField } from '../../kit/field.tsx'
import type { Inquiry } from '../api-shapes.ts'
import { useNames } from '../names/use-names.ts'
import { useConsoleState } from '../session/console-session.tsx'
import type { ActDialogProps } from './act-dialogs.tsx'
import { Refusal } from './refusal.tsx'
import { useDeed } from './use-deed.ts'

type Way = 'offer' | 'person' | 'desk'

/** To a colleague at the same desk, who is asked or gets it at once, or to another desk. */
export default function HandOver({ inquiry, close, finish }: ActDialogProps): ReactNode {
  const { t } = useTranslation('console')
  const names = useNames()
  const me = useConsoleState()?.me.advisorId
  const deed = useDeed(inquiry.inquiryId)
  const mine = inquiry.status === 'assigned' && inquiry.advisor?.advisorId === me
  const [way, setWay] = useState<Way>(mine ? 'offer' : 'desk')
  const [to, setTo] = useState<string>()
  const [note, setNote] = useState('')
  const options = way === 'desk' ? desksFor(inquiry, names.desks) : peopleFor(inquiry, names.people, me)
  const ready = to !== undefined && note.trim() !== '' && !deed.isPending
  const send = (): void => {
    if (to === undefined || !ready) return
    if (way === 'offer') deed.mutate({ does: 'offer', advisorId: to, note }, { onSuccess: close })
    else
      deed.mutate(
        { does: 'transfer', to: way === 'desk' ? { desk: to } : { advisorId: to }, note },
        { onSuccess: () => finish('transfer') },
      )
  }
  return (
    <Dialog title={t('commands.handOver')} open close={close}>
      {deed.error !== null && <Refusal error={deed.error} />}
      <Choice
        bare
        label={t('handOver.way')}
        options={(['offer', 'person', 'desk'] as const)
          .filter((id) => mine || id === 'desk')
          .map((id) => ({ id, name: t(`handOver.ways.${id}`), remark: t(`handOver.remarks.${id}`) }))}
        value={way}
        choose={(chosen) => {
          setWay(chosen)
          if ((chosen === 'desk') !== (way === 'desk')) setTo(undefined)
        }}
      />
      <ComboBox
        key={way === 'desk' ? 'desk' : 'person'}
        label={t(way === 'desk' ? 'facts.desk' : 'handOver.person')}
        options={options}
        value={to}
        choose={setTo}
      />
      <TextField label={t('handOver.note')} rows={3} value={note} onChange={setNote} maxLength={20_000} />
      <div className="row">
        <Button onPress={close}>{t('cancel')}</Button>
        <Button look="strong" isDisabled={!ready} onPress={send}>
          {t(`handOver.send.${way}`)}
        </Button>
      </div>
    </Dialog>
  )
}

type Named = readonly { readonly id: string; readonly name: string }[]

const desksFor = ({ desk }: Inquiry, desks: Named): Named => desks.filter(({ id }) => id !== desk)

const peopleFor = ({ desk }: Inquiry, people: ReturnType<typeof useNames>['people'], me: string | undefined): Named =>
  people
    .filter(({ advisorId, desks }) => advisorId !== me && desk !== undefined && desks.includes(desk))
    .map(({ advisorId, name }) => ({ id: advisorId, name }))
