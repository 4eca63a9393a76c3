import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../kit/button.tsx'
import { Choice } from '../../kit/choice.tsx'
import { Dialog } from '../../kit/dialog.tsx'
import { TextField } from '../../kit/field.tsx'
import { Notice } from '../../kit/notice.tsx'
import { kindOf } from '../../platform/api/problem.ts'
import { useDone } from '../acts/done.tsx'
import { Refusal } from '../acts/refusal.tsx'
import { useDeed } from '../acts/use-deed.ts'
import type { Recipient, Summary } from '../api-shapes.ts'
import { useNames } from '../names/use-names.ts'
import { PromiseBadge } from '../work/promise-badge.tsx'
import { useRecipients } from './use-team.ts'

interface ReassignProps {
  readonly inquiry: Summary
  /** Whom it was dropped on. */
  readonly to: string | undefined
  readonly close: () => void
  /** Where taking it back leads. */
  readonly address: string
}

/** Gives an inquiry to somebody at its desk: who, with what they have and what speaks against them, and a note. */
export function Reassign({ inquiry, to, close, address }: ReassignProps): ReactNode {
  const { t } = useTranslation(['console', 'common'])
  const names = useNames()
  const { note: noteDone } = useDone()
  const { data, error: unread } = useRecipients(inquiry.inquiryId)
  const deed = useDeed(inquiry.inquiryId)
  const [wanted, want] = useState(to)
  const [note, setNote] = useState('')
  const { customer, topic, reference, advisor } = inquiry
  const has = inquiry.status === 'assigned' ? advisor : undefined
  const about = customer.name || customer.email || reference
  const people = data?.people.filter(({ advisorId }) => advisorId !== has?.advisorId) ?? []
  const named = people.find(({ advisorId }) => advisorId === wanted)
  /** Whom the rules let have it. */
  const recipient = named?.against.length === 0 ? named : undefined
  const why = ({ against }: Recipient): string => against.map((rule) => t(`team.rules.${rule}`)).join(', ')
  const send = (): void => {
    if (recipient === undefined) return
    deed.mutate(
      {
        does: 'reassign',
        advisorId: recipient.advisorId,
        ...(has === undefined ? {} : { from: has.advisorId }),
        ...(note.trim() === '' ? {} : { note }),
      },
      {
        onSuccess: () => {
          noteDone({ inquiryId: inquiry.inquiryId, about, what: 'transfer', address })
          close()
        },
      },
    )
  }
  return (
    <Dialog title={t('team.giveTitle')} open close={close}>
      {deed.error !== null && <Refusal error={deed.error} />}
      {unread !== null && data === undefined && <Notice tone="warn">{t(`common:problems.${kindOf(unread)}`)}</Notice>}
      <p>
        <strong dir="auto">{about}</strong> {topic !== undefined && `· ${names.topic(topic)} `}
        <PromiseBadge inquiry={inquiry} />
      </p>
      <p className="soft">{has === undefined ? t('team.waitsNow') : t('team.hasIt', { name: has.name })}</p>
      {people.length > 0 && (
        <div className="recipients">
          <Choice
            label={t('team.to')}
            options={people.map((person) => ({
              id: person.advisorId,
              name: person.name,
              remark: [
                t(`presence.${person.presence}`),
                t('presence.load', { open: person.openWeight, capacity: person.capacity }),
                ...(person.against.length === 0 ? [] : [t('team.mayNot', { why: why(person) })]),
              ].join(' · '),
              disabled: person.against.length > 0,
            }))}
            value={recipient?.advisorId}
            choose={want}
          />
        </div>
      )}
      {data !== undefined && people.length === 0 && <p className="soft">{t('team.nobodyElse')}</p>}
      {named !== undefined && recipient === undefined && (
        <Notice tone="warn" live>
          {t('team.notTo', { name: named.name, why: why(named) })}
        </Notice>
      )}
      <TextField label={t('team.note')} rows={2} value={note} onChange={setNote} maxLength={20_000} />
      <div className="row">
        <Button onPress={close}>{t('cancel')}</Button>
        <Button look="strong" isDisabled={recipient === undefined || deed.isPending} onPress={send}>
          {recipient === undefined ? t('team.giveTitle') : t('team.giveTo', { name: recipient.name })}
        </Button>
      </div>
    </Dialog>
  )
}
