import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useLocation } from 'wouter'
import { Button } from '../../kit/button.tsx'
import { TextField } from '../../kit/field.tsx'
import { Notice } from '../../kit/notice.tsx'
import { call } from '../../platform/api/client.ts'
import { kindOf } from '../../platform/api/problem.ts'
import { useApp } from '../../platform/app-context.ts'
import { Files } from '../writing/files.tsx'
import { useDraft } from '../writing/use-draft.ts'
import { useFiles } from '../writing/use-files.ts'
import { useNumberToCall } from './use-number-to-call.ts'

/** Writing to the bank: one field, because who it is is known and what it is about the bank finds out. */
export function NewInquiry(): ReactNode {
  const { t } = useTranslation(['my', 'common'])
  const { api } = useApp()
  const [, go] = useLocation()
  const queries = useQueryClient()
  const draft = useDraft('new')
  const files = useFiles()
  const number = useNumberToCall(draft.text)
  const send = useMutation({
    mutationFn: () =>
      call(
        api.POST('/v1/mobile/inquiries', {
          params: { header: { 'Idempotency-Key': draft.key } },
          body: { message: draft.text, ...(files.ids.length === 0 ? {} : { attachments: [...files.ids] }) },
        }),
      ),
    onSuccess: ({ inquiryId }) => {
      draft.clear()
      void queries.invalidateQueries({ queryKey: ['inquiries'] })
      go(`/my/inquiries/${inquiryId}`)
    },
  })
  const ready = draft.text.trim() !== '' && !send.isPending && !files.busy
  return (
    <section className="writing" aria-label={t('new.title')}>
      <h2>{t('new.title')}</h2>
      <TextField
        label={t('new.label')}
        hint={t('new.hint')}
        rows={8}
        value={draft.text}
        onChange={draft.write}
        maxLength={20_000}
      />
      {number !== undefined && (
        <Notice tone="alarm" live title={t('new.callFirst')}>
          <a className="call" href={`tel:${number.replaceAll(/[^+\d]/gu, '')}`}>
            {number}
          </a>
        </Notice>
      )}
      {send.error !== null && (
        <Notice tone="warn" live title={t(`common:problems.${kindOf(send.error)}`)}>
          {t('writing.kept')}
        </Notice>
      )}
      <div className="row">
        <Button look="strong" isDisabled={!ready} onPress={() => send.mutate()}>
          {send.isPending ? t('writing.sending') : t('writing.send')}
        </Button>
        <Files chosen={files} />
      </div>
    </section>
  )
}
