import { type ReactNode, useRef, useState } from 'react'
import { flushSync } from 'react-dom'
import { useTranslation } from 'react-i18next'
import { Button } from '../../kit/button.tsx'
import { TextField } from '../../kit/field.tsx'
import { Notice } from '../../kit/notice.tsx'
import { isSendable, LONGEST } from '../../platform/message-text.ts'
import { Refusal } from '../acts/refusal.tsx'
import { useDeed } from '../acts/use-deed.ts'
import type { Inquiry } from '../api-shapes.ts'
import { keyOf } from '../commands/command-list.ts'
import { useCommands } from '../commands/commands.tsx'
import { useNames } from '../names/use-names.ts'
import { useLooking } from '../session/console-session.tsx'
import { Files } from './files.tsx'
import { MarkBar } from './mark-bar.tsx'
import { type Mark, marked } from './marks.ts'
import { TwoDrafts } from './two-drafts.tsx'
import { useCheck } from './use-check.ts'
import { useUploads } from './use-uploads.ts'
import { useDraft, useWriting } from './writing-context.tsx'
import { WritingTools } from './writing-tools.tsx'
import './writing.css'

interface WritingProps {
  readonly inquiry: Inquiry
  /** Opens what follows in the list. */
  readonly next: () => void
}

/** The reply to an inquiry, or a note between colleagues. A reply waits ten seconds before it is posted. */
export function Writing({ inquiry, next }: WritingProps): ReactNode {
  const { t } = useTranslation('console')
  const names = useNames()
  const { inquiryId, status, language = '' } = inquiry
  const { drafts, outbox } = useWriting()
  const draft = useDraft(inquiryId)
  const uploads = useUploads(inquiryId)
  const looking = useLooking()
  const deed = useDeed(inquiryId)
  const check = useCheck(inquiryId)
  const text = useRef<HTMLTextAreaElement>(null)
  const answerable = status === 'assigned' || status === 'answered'
  const [wanted, setKind] = useState<'reply' | 'note'>('reply')
  const kind = answerable ? wanted : 'note'
  const ready = isSendable(draft.text) && !uploads.busy && !deed.isPending && !check.isPending
  const write = (value: string): void => {
    looking.type()
    check.reset()
    drafts.write(inquiryId, value)
  }
  /** Shown at once, so that the next key finds its place. */
  const replace = (value: string, from: number, to: number): void => {
    flushSync(() => write(value))
    text.current?.focus()
    text.current?.setSelectionRange(from, to)
  }
  const insert = (piece: string): void => {
    const { selectionStart: from, selectionEnd: to } = text.current ?? { selectionStart: 0, selectionEnd: 0 }
    const end = from + piece.length
    replace(`${draft.text.slice(0, from)}${piece}${draft.text.slice(to)}`, end, end)
  }
  const mark = (what: Mark): void => {
    const { selectionStart, selectionEnd } = text.current ?? { selectionStart: 0, selectionEnd: 0 }
    const now = marked({ text: draft.text, from: selectionStart, to: selectionEnd }, what)
    replace(now.text, now.from, now.to)
  }
  const post = (then?: () => void): void => {
    const { key, text: message, files } = draft
    outbox.add({ key, inquiryId, message, attachments: files, about: inquiry.customer.name || inquiry.reference })
    drafts.clear(inquiryId)
    check.reset()
    then?.()
  }
  const send = (then?: () => void): void => {
    if (!ready) return
    const { text: message, key } = draft
    if (kind === 'note') deed.mutate({ does: 'note', message, key }, { onSuccess: () => drafts.clear(inquiryId) })
    // Said once; whoever sends it again means it.
    else if (check.data?.differs === true) post(then)
    else check.mutate(message, { onSettled: (checked) => checked?.differs !== true && post(then) })
  }
  const begin = (what: 'reply' | 'note'): void => {
    setKind(what)
    text.current?.focus()
  }
  useCommands({
    reply: answerable ? () => begin('reply') : undefined,
    note: () => begin('note'),
    send: ready ? () => send() : undefined,
    sendNext: ready && kind === 'reply' ? () => send(next) : undefined,
  })
  return (
    <section className={`writing ${kind}`} aria-label={t('writing.title')}>
      {deed.error !== null && <Refusal error={deed.error} />}
      <TwoDrafts draft={draft} inquiryId={inquiryId} />
      {answerable && (
        <fieldset className="kinds">
          <legend className="said">{t('writing.kind')}</legend>
          {(['reply', 'note'] as const).map((one) => (
            <button key={one} type="button" aria-pressed={one === kind} onClick={() => begin(one)}>
              {t(`writing.kinds.${one}`)}
              <span className="kbd" aria-hidden="true">
                {keyOf(one)}
              </span>
            </button>
          ))}
        </fieldset>
      )}
      <TextField
        bare
        label={t(`writing.texts.${kind}`)}
        placeholder={t(`writing.texts.${kind}`)}
        rows={4}
        value={draft.text}
        onChange={write}
        input={text}
        maxLength={LONGEST}
        {...(answerable ? {} : { hint: t('writing.onlyNotes') })}
      />
      {kind === 'reply' && <MarkBar mark={mark} />}
      {kind === 'reply' && <Files uploads={uploads} />}
      {check.data?.differs === true && kind === 'reply' && (
        <Notice tone="warn" live title={t('check.differs', { language: names.language(check.data.language) })}>
          {t('check.wanted', { language: names.language(language) })}
        </Notice>
      )}
      <div className="row">
        <Button look="strong" isDisabled={!ready} onPress={() => send()} shortcut={keyOf('send')}>
          {kind === 'note' ? t('writing.note') : check.data?.differs === true ? t('check.anyway') : t('writing.reply')}
        </Button>
        {kind === 'reply' && (
          <Button isDisabled={!ready} onPress={() => send(next)} shortcut={keyOf('sendNext')}>
            {t('commands.sendNext')}
          </Button>
        )}
        <WritingTools inquiry={inquiry} kind={kind} insert={insert} text={draft.text} attach={uploads.add} />
      </div>
    </section>
  )
}
