import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useLocation } from 'wouter'
import { Button } from '../../kit/button.tsx'
import { call } from '../../platform/api/client.ts'
import { kindOf } from '../../platform/api/problem.ts'
import { useApp } from '../../platform/app-context.ts'
import { keyOf } from '../commands/command-list.ts'
import { useCommands } from '../commands/commands.tsx'
import { addressOf } from '../work/views.ts'

/** Pulls the next inquiry by the rules and opens it; says why where there is none. */
export function TakeNext(): ReactNode {
  const { t } = useTranslation(['console', 'common'])
  const { api } = useApp()
  const queries = useQueryClient()
  const [, go] = useLocation()
  const pull = useMutation({
    mutationFn: () => call(api.POST('/v1/advisor/inquiries/next', { body: {} })),
    onSuccess: ({ inquiry }) => {
      if (inquiry === undefined) return
      void queries.invalidateQueries({ queryKey: ['work'] })
      go(addressOf('mine', inquiry.inquiryId))
    },
  })
  const run = (): void => {
    if (!pull.isPending) pull.mutate()
  }
  useCommands({ takeNext: run })
  const { data, error } = pull
  const said =
    error !== null
      ? t(`common:problems.${kindOf(error)}`)
      : data === undefined || data.state === 'taken'
        ? ''
        : t(`takeNext.${data.state}`)
  return (
    <>
      <Button onPress={run} shortcut={keyOf('takeNext')}>
        {t('commands.takeNext')}
      </Button>
      <span className="soft small" role="status">
        {said}
      </span>
    </>
  )
}
